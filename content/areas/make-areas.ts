import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AreaFile, areaFile, type OutlineFile, outlineFile } from './area-file.schema.ts';
import { type AreaSetPlan, areaSetPlans, sources } from './area-sources.ts';
import { fillEnclosedWater, joinLooseEnds } from './close-gaps.ts';
import { type ArcCut, cutArcs, type Vertex } from './cut-arcs.ts';
import { describeMunicipality, describeWater } from './describe-area.ts';
import { readMunicipalities, readWaters } from './prepare-shapes.ts';
import { readRows, readShapes } from './read-sources.ts';
import { type Metres, simplifyArcs, type Tolerance } from './simplify-arcs.ts';

const unitsPerDegree = 100_000;
const metres: Metres = { east: 0.677, north: 1.1126 };
const fullTolerance: Tolerance = { triangleM2: 300, deviationM: 4 };
const outlineTolerance: Tolerance = { triangleM2: 3_000, deviationM: 40 };

type AreaFiles = { year: number; full: AreaFile; outline: OutlineFile };

function makeAreas(folder: string): AreaFiles[] {
  const rows = readRows(folder, 'nh-gemeenten.csv');
  const waterShapes = readShapes(folder, 'nh-wateren-indicatief.geojson');
  const sets = areaSetPlans.map((plan) => {
    const shores = readMunicipalities(readShapes(folder, plan.boundaries));
    const waters = readWaters(waterShapes, shores);
    return { plan, waters, land: fillEnclosedWater(joinLooseEnds(shores, waters, metres), waters) };
  });
  return sets.map(({ plan, land, waters }, index) => {
    const cut = cutArcs(new Map([...land, ...waters]));
    const areas = [
      ...describeMunicipality({ land, rows, plan, earlier: sets[index - 1], later: sets[index + 1], metres }),
      ...describeWater(waterShapes, waters, land, areaSetPlans[0] as AreaSetPlan, metres),
    ];
    const { year, validFrom, concept, successors } = plan;
    const head = { format: 'nh-areas-1', validFrom, concept, sources, successors, areas } as const;
    return {
      year,
      full: areaFile.parse({ ...head, ...encode(cut, fullTolerance) }),
      outline: outlineFile.parse({ format: 'nh-areas-1-outline', ...encode(cut, outlineTolerance, 10) }),
    };
  });
}

/** Simplified arcs as differences; `coarser` divides the units, so that the outline needs fewer digits. */
function encode({ arcs, shapes }: ArcCut, tolerance: Tolerance, coarser = 1) {
  const scaled = arcs.map((arc) =>
    dropRepeats(arc.map(([x, y]): Vertex => [round(x, coarser), round(y, coarser)])),
  );
  const scale = { east: metres.east * coarser, north: metres.north * coarser };
  const simplified = simplifyArcs(scaled, tolerance, scale);
  return { unit: coarser / unitsPerDegree, arcs: simplified.map(toDifferences), shapes };
}

const round = (value: number, coarser: number) => Math.round(value / coarser);

const dropRepeats = (arc: Vertex[]) =>
  arc.filter(([x, y], at) => at === 0 || arc[at - 1]?.[0] !== x || arc[at - 1]?.[1] !== y);

const toDifferences = (arc: Vertex[]) =>
  arc.flatMap(([x, y], at) =>
    at === 0 ? [x, y] : [x - (arc[at - 1]?.[0] ?? 0), y - (arc[at - 1]?.[1] ?? 0)],
  );

/** Beside the old file first, then in its place: a reader never meets half a file. */
function write(path: string, content: unknown): void {
  const text = `${JSON.stringify(content)}\n`;
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
  process.stdout.write(`${path}: ${Buffer.byteLength(text)} bytes\n`);
}

const [command, folder] = process.argv.slice(2);
if (command !== 'refresh' || !folder) {
  process.stdout.write(
    'Usage: npm run areas -- refresh FOLDER\nMakes the area files again from the files that content/areas/README.md names.\n',
  );
  process.exit(command === '--help' ? 0 : 2);
}
try {
  for (const { year, full, outline } of makeAreas(folder)) {
    write(join(import.meta.dirname, `areas-${year}.json`), full);
    write(join(import.meta.dirname, `areas-${year}.outline.json`), outline);
  }
} catch (fault) {
  process.stderr.write(`No area file was changed: ${fault instanceof Error ? fault.message : fault}\n`);
  process.exitCode = 1;
}
