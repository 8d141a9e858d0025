import { type AreaFile, areaFile, type OutlineFile, outlineFile } from './area-file.schema.ts';
import type { AreaSetPlan } from './area-sources.ts';
import { type ArcCut, cutArcs, type Polygons, type Vertex } from './cut-arcs.ts';
import { describeMunicipality, describeWater, type WaterName } from './describe-area.ts';
import type { MunicipalityRecord } from './municipality-record.ts';
import { type Metres, simplifyArcs, type Tolerance } from './simplify-arcs.ts';

const unitsPerDegree = 100_000;
/** One unit on the ground at the height of the province. */
export const metres: Metres = { east: 0.677, north: 1.1126 };
const fullTolerance: Tolerance = { triangleM2: 300, deviationM: 4 };
const outlineTolerance: Tolerance = { triangleM2: 3_000, deviationM: 40 };

export type AreaFiles = { year: number; full: AreaFile; outline: OutlineFile };
/** Shapes that fit together: land and waters share their lines. */
export type SetShapes = { plan: AreaSetPlan; land: Map<string, Polygons>; waters: Map<string, Polygons> };
export type Facts = {
  records: MunicipalityRecord[];
  waterNames: WaterName[];
  sources: AreaFile['sources'];
  /** The waters are known from this day. */
  firstDay: string;
};

/** The two files of every set. The sets stand in order of time; what does not change keeps its first day. */
export function makeAreaSets(
  sets: SetShapes[],
  { records, waterNames, sources, firstDay }: Facts,
): AreaFiles[] {
  return sets.map(({ plan, land, waters }, index) => {
    const cut = cutArcs(new Map([...land, ...waters]));
    const areas = [
      ...describeMunicipality({
        ...{ land, records, plan, metres },
        earlier: sets[index - 1],
        later: sets[index + 1],
      }),
      ...describeWater(waterNames, waters, land, firstDay, metres),
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
