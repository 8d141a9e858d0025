import type { Polygons, Vertex } from './cut-arcs.ts';
import { fitWaters } from './fit-waters.ts';
import type { SourceShape } from './read-sources.ts';

const unitsPerDegree = 100_000;
/** The source ends at a box of 4.2° east; boats farther out are still off our coast. */
const seaWest = { from: 420_000, to: 300_000 };
/** South of this the sea lies off another province. About 7 km south of our last beach. */
const seaSouth = 5_225_000;

const toUnits = ([lon, lat]: [number, number]): Vertex => [
  Math.round(lon * unitsPerDegree),
  Math.round(lat * unitsPerDegree),
];

/** Municipalities by code, without holes: water that one municipality encloses counts with it. */
export function readMunicipalities(shapes: SourceShape[]): Map<string, Polygons> {
  return new Map(
    shapes.map(({ id, polygons }) => [
      id,
      polygons.map((polygon) => [(polygon[0] as [number, number][]).map(toUnits)]),
    ]),
  );
}

export const waterCode = (id: string) => `WATER-${id.toUpperCase()}`;

export function readWaters(shapes: SourceShape[], land: Map<string, Polygons>): Map<string, Polygons> {
  const waters = new Map(
    shapes.map(({ id, polygons }) => [
      waterCode(id),
      polygons.map((rings) => rings.map((ring) => widenSea(ring))),
    ]),
  );
  return fitWaters(waters, [...land.values()]);
}

function widenSea(ring: [number, number][]): Vertex[] {
  const units = ring.map(toUnits);
  if (!units.some(([x]) => x === seaWest.from)) return units;
  return cutOffSouth(units.map(([x, y]): Vertex => [x === seaWest.from ? seaWest.to : x, y]));
}

/** Sutherland and Hodgman 1974, for one straight edge. */
function cutOffSouth(ring: Vertex[]): Vertex[] {
  return ring.flatMap((to, index) => {
    const from = ring.at(index - 1) as Vertex;
    const share = (seaSouth - from[1]) / (to[1] - from[1]);
    const crossing: Vertex = [Math.round(from[0] + share * (to[0] - from[0])), seaSouth];
    const entersOrLeaves = from[1] < seaSouth !== to[1] < seaSouth;
    const kept = to[1] < seaSouth ? [] : [to];
    return entersOrLeaves ? [crossing, ...kept] : kept;
  });
}
