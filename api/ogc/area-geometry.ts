import { areaShapes } from '#content/areas/area-sets.ts';
import { crs84, type Position, project } from './coordinate-systems.ts';

/** Polygons of closed rings: the first is the shell, counter-clockwise, the others are holes, clockwise (RFC 7946). */
export type Polygons = Position[][][];
/** Always of many polygons, also where there is one: a layer in a desktop GIS has one type. */
export type MultiPolygon = { type: 'MultiPolygon'; coordinates: Polygons };

/** By set of areas, which many days share. */
const outlines = new WeakMap<object, Map<string, Polygons>>();

/** Outline of an area as it was on a day; null for a code that had none. */
export function outlineOf(code: string, day: string): Polygons | null {
  const shapes = areaShapes(day, 'outline');
  const known =
    outlines.get(shapes) ?? new Map(shapes.map((shape) => [shape.code, rightHanded(shape.polygons)]));
  outlines.set(shapes, known);
  return known.get(code) ?? null;
}

const projected = new WeakMap<Polygons, Map<string, Polygons>>();

/** The same polygons in another coordinate system; the work is done once. */
export function projectPolygons(polygons: Polygons, crs: string): Polygons {
  if (crs === crs84) return polygons;
  const known = projected.get(polygons) ?? new Map<string, Polygons>();
  projected.set(polygons, known);
  const found =
    known.get(crs) ??
    polygons.map((rings) => rings.map((ring) => ring.map((position) => project(crs, position))));
  known.set(crs, found);
  return found;
}

export function geometryOf(polygons: Polygons | null, crs: string): MultiPolygon | null {
  return polygons && { type: 'MultiPolygon', coordinates: projectPolygons(polygons, crs) };
}

const written = new WeakMap<Polygons, Map<string, string>>();

/** The same as JSON. Most of an answer is outlines, and they are written out once. */
export function geometryText(polygons: Polygons | null, crs: string): string {
  if (polygons === null) return 'null';
  const known = written.get(polygons) ?? new Map<string, string>();
  written.set(polygons, known);
  const text = known.get(crs) ?? JSON.stringify(geometryOf(polygons, crs));
  known.set(crs, text);
  return text;
}

/** Shells counter-clockwise and holes clockwise, as RFC 7946 §3.1.6 asks. */
export function rightHanded(polygons: Polygons): Polygons {
  return polygons.map((rings) =>
    rings.map((ring, at) => (signedArea(ring) > 0 === (at === 0) ? ring : ring.toReversed())),
  );
}

/** Positive when counter-clockwise; in squares of the unit. */
export function signedArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[at + 1] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
