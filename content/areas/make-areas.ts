import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AreaFile, areaFile, outlineFile } from './area-file.schema.ts';
import { type AreaSetPlan, areaSetPlans, sources } from './area-sources.ts';
import { type ArcCut, cutArcs, type Vertex } from './cut-arcs.ts';
import { describeMunicipality, describeWater } from './describe-area.ts';
import { readMunicipalities, readWaters } from './prepare-shapes.ts';
import { readRows, readShapes } from './read-sources.ts';
import { type Metres, simplifyArcs, type Tolerance } from './simplify-arcs.ts';

const unitsPerDegree = 100_000;
const metres: Metres = { east: 0.677, north: 1.1126 };
const fullTolerance: Tolerance = { triangleM2: 300, deviationM: 4 };
const outlineTolerance: Tolerance = { triangleM2: 12_000, deviationM: 120 };

function makeAreas(folder: string, outFolder: string): void {
  const rows = readRows(folder, 'nh-gemeenten.csv');
  const waterShapes = readShapes(folder, 'nh-wateren-indicatief.geojson');
  const sets = areaSetPlans.map((plan) => {
    const land = readMunicipalities(readShapes(folder, plan.boundaries));
    return { plan, land, waters: readWaters(waterShapes, land) };
  });
  for (const [index, { plan, land, waters }] of sets.entries()) {
    const cut = cutArcs(new Map([...land, ...waters]));
    const areas = [
      ...describeMunicipality({ land, rows, plan, earlier: sets[index - 1], later: sets[index + 1], metres }),
      ...describeWater(waterShapes, waters, land, areaSetPlans[0] as AreaSetPlan, metres),
    ];
    const { validFrom, concept, successors } = plan;
    const head = { format: 'nh-areas-1', validFrom, concept, sources, successors, areas } as const;
    const full: AreaFile = areaFile.parse({ ...head, ...encode(cut, fullTolerance) });
    const outline = outlineFile.parse({ format: 'nh-areas-1-outline', ...encode(cut, outlineTolerance, 10) });
    write(join(outFolder, `areas-${plan.year}.json`), full);
    write(join(outFolder, `areas-${plan.year}.outline.json`), outline);
  }
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

function write(path: string, content: unknown): void {
  const text = `${JSON.stringify(content)}\n`;
  writeFileSync(path, text);
  process.stdout.write(`${path}: ${text.length} bytes\n`);
}

const [folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write(
    'Usage: node content/areas/make-areas.ts FOLDER (see content/areas/README.md for its files)\n',
  );
  process.exit(2);
}
makeAreas(folder, import.meta.dirname);
