import { dissolve, edgesOf } from './close-gaps.ts';
import { type Polygons, type Vertex, vertexKey } from './cut-arcs.ts';
import { RefreshFault } from './refresh-download.ts';
import type { BoundaryShape } from './refresh-shapes.ts';

type Ring = [number, number][];

/** The municipalities whose middle lies in the province. */
export const withinProvince = (municipalities: BoundaryShape[], province: BoundaryShape): BoundaryShape[] =>
  municipalities.filter(({ polygons }) => {
    const [largest] = polygons.map(([outer]) => outer as Ring).toSorted((a, b) => heightOf(b) - heightOf(a));
    return contains(province.polygons.flat(), middleOf(largest as Ring));
  });

const heightOf = (ring: Ring) =>
  ring.reduce((most, [, y]) => Math.max(most, y), -90) -
  ring.reduce((least, [, y]) => Math.min(least, y), 90);

/** The middle of the widest stretch inside a ring, halfway up. */
function middleOf(ring: Ring): [number, number] {
  const y = ring.reduce((least, [, lat]) => Math.min(least, lat), 90) + heightOf(ring) * 0.500_01;
  const crossings = crossingsAt([ring], y);
  const stretches = crossings.flatMap((x, at) => (at % 2 === 1 ? [[crossings[at - 1] as number, x]] : []));
  const [west, east] = stretches.reduce((widest, next) => {
    const width = ([from, to]: number[]) => (to as number) - (from as number);
    return width(next) > width(widest) ? next : widest;
  }) as [number, number];
  return [(west + east) / 2, y];
}

const crossingsAt = (rings: Ring[], y: number): number[] =>
  rings
    .flatMap((ring) =>
      ring.slice(1).flatMap(([bx, by], at) => {
        const [ax, ay] = ring[at] as [number, number];
        return ay > y === by > y ? [] : [ax + ((y - ay) * (bx - ax)) / (by - ay)];
      }),
    )
    .sort((a, b) => a - b);

const contains = (rings: Ring[], [x, y]: [number, number]) =>
  crossingsAt(rings, y).filter((crossing) => crossing < x).length % 2 === 1;

/** Outer rings in whole units by code: water that one municipality encloses counts with it. */
export function toLand(shapes: BoundaryShape[]): Map<string, Polygons> {
  const unit = ([lon, lat]: [number, number]): Vertex => [
    Math.round(lon * 100_000),
    Math.round(lat * 100_000),
  ];
  const distinct = (ring: Vertex[]) =>
    ring.filter((vertex, at) => vertexKey(vertex) !== vertexKey(ring.at(at - 1) as Vertex));
  return new Map(
    shapes.map(({ code, polygons }) => [
      code,
      polygons
        .map(([outer]) => [distinct((outer as Ring).slice(0, -1).map(unit))])
        .filter(([outer]) => (outer as Vertex[]).length >= 3),
    ]),
  );
}

/** Land in which municipalities have gone on as one, by old code → code. */
export function mergeLand(
  land: Map<string, Polygons>,
  successors: Record<string, string>,
): Map<string, Polygons> {
  const merged = new Map([...land].filter(([code]) => !(code in successors)));
  for (const successor of new Set(Object.values(successors))) {
    const codes = [successor, ...Object.keys(successors).filter((code) => successors[code] === successor)];
    const missing = codes.find((code) => !land.has(code));
    if (missing)
      throw new RefreshFault(`A later concept set joins ${missing}, which the new set does not have.`);
    const rings = codes.flatMap((code) => (land.get(code) as Polygons).flat());
    merged.set(successor, dissolve(rings.flatMap((ring) => edgesOf(successor, ring))));
  }
  return merged;
}
