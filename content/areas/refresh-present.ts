import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areaFile, outlineFile } from './area-file.schema.ts';
import type { Polygons, Vertex } from './cut-arcs.ts';
import type { AreaShape } from './decode-shapes.ts';
import type { AreaFiles } from './make-area-set.ts';
import { RefreshFault } from './refresh-download.ts';

/** The sets that a folder holds, oldest first. */
export function readPresentSets(folder: string): AreaFiles[] {
  const years = readdirSync(folder).flatMap((name) => /^areas-(\d{4})\.json$/.exec(name)?.[1] ?? []);
  if (years.length === 0) throw new RefreshFault(`${folder} holds no set of areas to compare with.`);
  const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return years
    .map((year) => ({
      year: Number(year),
      full: areaFile.parse(json(`areas-${year}.json`)),
      outline: outlineFile.parse(json(`areas-${year}.outline.json`)),
    }))
    .sort((a, b) => a.year - b.year);
}

/** Decoded shapes back in the whole units of the set in full, rings without the repeated last vertex. */
export function toUnits(shapes: AreaShape[]): Map<string, Polygons> {
  const vertex = ([lon, lat]: [number, number]): Vertex => [
    Math.round(lon * 100_000),
    Math.round(lat * 100_000),
  ];
  return new Map(
    shapes.map(({ code, polygons }) => [
      code,
      polygons.map((rings) => rings.map((ring) => ring.slice(0, -1).map(vertex))),
    ]),
  );
}

export const isMunicipality = (code: string) => code.startsWith('GM');
