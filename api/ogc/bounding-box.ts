import type { Polygons } from './area-geometry.ts';
import type { Position } from './coordinate-systems.ts';

/** Lower and upper corner, axes in the order of their coordinate system. */
export type Box = [x1: number, y1: number, x2: number, y2: number];

const boxes = new WeakMap<Polygons, Box>();

/** The smallest box around all polygons; null without any. The box of each is worked out once. */
export function boxAround(shapes: readonly (Polygons | null)[]): Box | null {
  const found = shapes
    .filter((polygons) => polygons !== null)
    .map((polygons) => {
      const box = boxes.get(polygons) ?? boxOf(polygons.flat(2));
      boxes.set(polygons, box);
      return box;
    });
  const corners = found.flatMap(([x1, y1, x2, y2]): Position[] => [
    [x1, y1],
    [x2, y2],
  ]);
  return corners.length > 0 ? boxOf(corners) : null;
}

function boxOf(positions: readonly Position[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Whether the polygons and the box have a point in common, borders included. */
export function meets(polygons: Polygons, box: Box): boolean {
  return polygons.some((rings) => {
    const [shell] = rings;
    if (shell === undefined || apart(shell, box)) return false;
    if (rings.some((ring) => ring.some((from, at) => crosses(from, ring[at + 1] ?? from, box)))) return true;
    // No border touches the box: it lies wholly inside the shell and outside every hole, or there is nothing shared.
    const corner: Position = [box[0], box[1]];
    return rings.filter((ring) => insideRing(ring, corner)).length === 1;
  });
}

function apart(ring: readonly Position[], box: Box): boolean {
  const around = boxOf(ring);
  return around[0] > box[2] || around[2] < box[0] || around[1] > box[3] || around[3] < box[1];
}

/** Liang & Barsky 1984: the part of a segment inside a box, by its share of the segment; none when the shares cross. */
function crosses([ax, ay]: Position, [bx, by]: Position, box: Box): boolean {
  let [enter, leave] = [0, 1];
  const sides = [
    [ax - bx, ax - box[0]],
    [bx - ax, box[2] - ax],
    [ay - by, ay - box[1]],
    [by - ay, box[3] - ay],
  ] as const;
  for (const [slope, room] of sides) {
    if (slope === 0 && room < 0) return false;
    if (slope < 0) enter = Math.max(enter, room / slope);
    if (slope > 0) leave = Math.min(leave, room / slope);
  }
  return enter <= leave;
}

/** Whether a position lies inside a closed ring (even-odd rule). */
export function insideRing(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at += 1) {
    const [[ax, ay], [bx, by]] = [ring[at - 1] as Position, ring[at] as Position];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
