import { z } from 'zod';
import { RefreshFault } from './refresh-download.ts';
import { findDoubleCover } from './refresh-overlap.ts';

/** Neighbours that are rounded apart may overlap so much; more is a fault in the source. */
const slackKm2 = 0.02;

type Ring = [number, number][];
/** Rings are closed: the last position repeats the first. */
export type BoundaryShape = { code: string; name: string; polygons: Ring[][] };

const position = z.array(z.number()).min(2);
const polygon = z.array(z.array(position)).min(1);
const boundary = z.object({
  properties: z.object({
    statcode: z.string(),
    statnaam: z.string().min(1),
    jaarcode: z.coerce.number().int().optional(),
    jrstatcode: z.string().optional(),
  }),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: polygon }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
  ]),
});

/** Western Europe around the Netherlands: outside it the axes are turned, or the coordinates are not WGS84. */
const plausible = { west: 2, south: 50, east: 8, north: 54.5 };

/** Boundaries of one year; "Buitenland" (GM0998) is no municipality. */
export function readBoundaries(features: unknown[], year: number, what: string): BoundaryShape[] {
  const shapes = features.flatMap((feature, at) => {
    const read = boundary.safeParse(feature);
    if (!read.success)
      throw new RefreshFault(
        `${what}: feature ${at + 1} is faulty at ${read.error.issues[0]?.path.join('.') || 'its root'}.`,
      );
    const { statcode: code, statnaam: name, jaarcode, jrstatcode } = read.data.properties;
    const ofYear = jaarcode ?? Number(jrstatcode?.slice(0, 4) ?? year);
    if (code === 'GM0998' || ofYear !== year) return [];
    const { type, coordinates } = read.data.geometry;
    const polygons = type === 'Polygon' ? [coordinates] : coordinates;
    return [{ code, name, polygons: polygons.map((rings) => rings.map((ring) => readRing(ring, code))) }];
  });
  refuseTwice(
    shapes.map(({ code }) => code),
    what,
  );
  return shapes;
}

export function refuseOverlap(shapes: BoundaryShape[]): void {
  const double = findDoubleCover(shapes);
  if (!double || double.km2 <= slackKm2) return;
  const [one, other] = double.codes;
  throw new RefreshFault(
    `${one} and ${other} overlap by ${double.km2.toFixed(2)} km²: the borders are faulty.`,
  );
}

export function refuseTwice(codes: string[], what: string): void {
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice) throw new RefreshFault(`${what}: the code ${twice} occurs twice.`);
}

function readRing(positions: number[][], code: string): Ring {
  const ring = positions.map(([lon, lat]): [number, number] => [lon as number, lat as number]);
  const fault = faultOf(ring);
  if (fault) throw new RefreshFault(`The border of ${code} ${fault}.`);
  return ring;
}

function faultOf(ring: Ring): string | null {
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 4) return `has a ring of ${ring.length} positions`;
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'has a ring that is not closed';
  const { west, south, east, north } = plausible;
  if (ring.some(([lon, lat]) => !(lon >= west && lon <= east && lat >= south && lat <= north)))
    return 'lies outside the Netherlands: the coordinates must be WGS84, longitude first';
  const doubleArea = ring.slice(1).reduce((sum, [x, y], at) => {
    const [px, py] = ring[at] as [number, number];
    return sum + (px - 4) * (y - 52) - (x - 4) * (py - 52);
  }, 0);
  return Math.abs(doubleArea) > 1e-12 ? null : 'has a ring without a size';
}
