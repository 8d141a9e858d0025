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
  const edges = edgesOf(polygons);
  let box = {
    west: Math.max(own.west, within.west),
    south: Math.max(own.south, within.south),
    east: Math.min(own.east, within.east),
    north: Math.min(own.north, within.north),
  };
  let best: { at: Vertex; distance: number } = { at: [box.west, box.south], distance: -Infinity };
  for (let round = 0; round < 6; round += 1) {
    for (const at of gridOf(box)) {
      const toBox = distanceToBox(at, within, metres);
      if (toBox <= best.distance || !contains(edges, at)) continue;
      const distance = Math.min(distanceToBorder(edges, at, metres, best.distance), toBox);
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

type Edge = readonly [Vertex, Vertex];

const edgesOf = (polygons: Polygons): Edge[] =>
  polygons.flat().flatMap((ring) => ring.map((to, index): Edge => [ring.at(index - 1) as Vertex, to]));

function contains(edges: Edge[], [x, y]: Vertex): boolean {
  let inside = false;
  for (const [[ax, ay], [bx, by]] of edges) {
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
  }
  return inside;
}

/** Not measured further once it is at most `enough`: the point is no better than the one we have. */
function distanceToBorder(edges: Edge[], point: Vertex, metres: Metres, enough: number): number {
  let nearest = Infinity;
  for (const [from, to] of edges) {
    nearest = Math.min(nearest, distanceToSegment(point, from, to, metres));
    if (nearest <= enough) break;
  }
  return nearest;
}

function distanceToBox([x, y]: Vertex, { west, south, east, north }: Box, metres: Metres): number {
  return Math.min(Math.min(x - west, east - x) * metres.east, Math.min(y - south, north - y) * metres.north);
}
