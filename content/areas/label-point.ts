import type { Polygons, Vertex } from './cut-arcs.ts';
import { distanceToSegment, type Metres } from './simplify-arcs.ts';

export type Box = { west: number; south: number; east: number; north: number };

export function boxOf(vertices: Vertex[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of vertices) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  return box;
}

/** The place inside the shape (and inside `within`) that lies farthest from its border: there a label fits best. */
export function labelPoint(polygons: Polygons, within: Box, metres: Metres): Vertex {
  const own = boxOf(polygons.flat(2));
  let box = {
    west: Math.max(own.west, within.west),
    south: Math.max(own.south, within.south),
    east: Math.min(own.east, within.east),
    north: Math.min(own.north, within.north),
  };
  let best: { at: Vertex; distance: number } = { at: [box.west, box.south], distance: -Infinity };
  for (let round = 0; round < 6; round += 1) {
    for (const at of gridOf(box)) {
      if (!contains(polygons, at)) continue;
      const distance = Math.min(distanceToBorder(polygons, at, metres), distanceToBox(at, within, metres));
      if (distance > best.distance) best = { at, distance };
    }
    const [x, y] = best.at;
    const [halfWidth, halfHeight] = [(box.east - box.west) / 6, (box.north - box.south) / 6];
    box = { west: x - halfWidth, east: x + halfWidth, south: y - halfHeight, north: y + halfHeight };
  }
  if (best.distance < 0) throw new Error('No label point found inside a shape.');
  return best.at;
}

function gridOf({ west, south, east, north }: Box): Vertex[] {
  const steps = [...Array(24).keys()].map((step) => (step + 0.5) / 24);
  return steps.flatMap((u) =>
    steps.map((v): Vertex => [Math.round(west + u * (east - west)), Math.round(south + v * (north - south))]),
  );
}

function* edgesOf(polygons: Polygons): Generator<[Vertex, Vertex]> {
  for (const ring of polygons.flat()) {
    for (const [index, to] of ring.entries()) yield [ring.at(index - 1) as Vertex, to];
  }
}

function contains(polygons: Polygons, [x, y]: Vertex): boolean {
  let inside = false;
  for (const [[ax, ay], [bx, by]] of edgesOf(polygons)) {
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
  }
  return inside;
}

function distanceToBorder(polygons: Polygons, point: Vertex, metres: Metres): number {
  let nearest = Infinity;
  for (const [from, to] of edgesOf(polygons)) {
    nearest = Math.min(nearest, distanceToSegment(point, from, to, metres));
  }
  return nearest;
}

function distanceToBox([x, y]: Vertex, { west, south, east, north }: Box, metres: Metres): number {
  return Math.min(Math.min(x - west, east - x) * metres.east, Math.min(y - south, north - y) * metres.north);
}
