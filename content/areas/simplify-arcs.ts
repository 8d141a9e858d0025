import type { Vertex } from './cut-arcs.ts';

/** How large one unit is on the ground, east and north, in metres. */
export type Metres = { east: number; north: number };
export type Tolerance = { triangleM2: number; deviationM: number };

/**
 * Visvalingam and Whyatt 1993: takes away, again and again, the vertex with the smallest triangle.
 * Ends of arcs stay, so neighbours keep one border. A vertex also stays when a vertex that went before would then
 * lie more than `deviationM` from the line. Arcs that come to cross get half the tolerance until none cross.
 */
export function simplifyArcs(arcs: Vertex[][], tolerance: Tolerance, metres: Metres): Vertex[][] {
  const tolerances = arcs.map(() => tolerance);
  const simplified = arcs.map((arc) => simplifyArc(arc, tolerance, metres));
  for (let round = 0; round < 12; round += 1) {
    const faulty = findCrossingArcs(simplified);
    if (faulty.size === 0) return simplified;
    for (const index of faulty) {
      const { triangleM2, deviationM } = tolerances[index] as Tolerance;
      tolerances[index] = { triangleM2: triangleM2 / 4, deviationM: deviationM / 2 };
      simplified[index] = simplifyArc(arcs[index] as Vertex[], tolerances[index], metres);
    }
  }
  throw new Error(
    `Borders cross in the source itself, near ${[...findCrossingArcs(simplified)].join(', ')}.`,
  );
}

function simplifyArc(arc: Vertex[], { triangleM2, deviationM }: Tolerance, metres: Metres): Vertex[] {
  const closed = isSame(arc[0] as Vertex, arc.at(-1) as Vertex);
  const kept = arc.map((_, index) => index);
  const mustStay = new Set<number>();
  while (kept.length > (closed ? 4 : 2)) {
    let smallest = Number.POSITIVE_INFINITY;
    let position = -1;
    for (let at = 1; at < kept.length - 1; at += 1) {
      if (mustStay.has(kept[at] as number)) continue;
      const area = triangle(arc, kept[at - 1] as number, kept[at] as number, kept[at + 1] as number, metres);
      if (area < smallest) [smallest, position] = [area, at];
    }
    if (position < 0 || smallest > triangleM2) break;
    const [from, to] = [kept[position - 1] as number, kept[position + 1] as number];
    if (deviation(arc, from, to, metres) > deviationM) mustStay.add(kept[position] as number);
    else kept.splice(position, 1);
  }
  return kept.map((index) => arc[index] as Vertex);
}

function triangle(arc: Vertex[], a: number, b: number, c: number, metres: Metres): number {
  const [[ax, ay], [bx, by], [cx, cy]] = [arc[a], arc[b], arc[c]] as [Vertex, Vertex, Vertex];
  return (Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2) * metres.east * metres.north;
}

function deviation(arc: Vertex[], from: number, to: number, metres: Metres): number {
  let largest = 0;
  for (let between = from + 1; between < to; between += 1) {
    const distance = distanceToSegment(
      arc[between] as Vertex,
      arc[from] as Vertex,
      arc[to] as Vertex,
      metres,
    );
    largest = Math.max(largest, distance);
  }
  return largest;
}

/** Metres from a point to the nearest place of a segment. */
export function distanceToSegment(point: Vertex, from: Vertex, to: Vertex, metres: Metres): number {
  const [dx, dy] = [(to[0] - from[0]) * metres.east, (to[1] - from[1]) * metres.north];
  const [px, py] = [(point[0] - from[0]) * metres.east, (point[1] - from[1]) * metres.north];
  const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - share * dx, py - share * dy);
}

/** Numbers of the arcs that cross, touch or cover another one elsewhere than at a common end. */
export function findCrossingArcs(arcs: Vertex[][]): Set<number> {
  const segments = arcs.flatMap((arc, index) =>
    arc.slice(1).map((to, at) => ({ index, from: arc[at] as Vertex, to })),
  );
  segments.sort((a, b) => Math.min(a.from[0], a.to[0]) - Math.min(b.from[0], b.to[0]));
  const faulty = new Set<number>();
  for (const [at, one] of segments.entries()) {
    const east = Math.max(one.from[0], one.to[0]);
    for (let next = at + 1; next < segments.length; next += 1) {
      const other = segments[next] as (typeof segments)[number];
      if (Math.min(other.from[0], other.to[0]) > east) break;
      if (cross(one.from, one.to, other.from, other.to)) faulty.add(one.index).add(other.index);
    }
  }
  return faulty;
}

const isSame = (a: Vertex, b: Vertex) => a[0] === b[0] && a[1] === b[1];
const side = (a: Vertex, b: Vertex, c: Vertex) =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
const isBetween = (a: Vertex, b: Vertex, c: Vertex) =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1]);

function cross(a: Vertex, b: Vertex, c: Vertex, d: Vertex): boolean {
  const touches = (p: Vertex, q: Vertex, r: Vertex) =>
    !isSame(p, r) && !isSame(q, r) && side(p, q, r) === 0 && isBetween(p, q, r);
  if ((isSame(a, c) && isSame(b, d)) || (isSame(a, d) && isSame(b, c))) return true;
  if (touches(a, b, c) || touches(a, b, d) || touches(c, d, a) || touches(c, d, b)) return true;
  const [s1, s2, s3, s4] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  return s1 * s2 < 0 && s3 * s4 < 0;
}
