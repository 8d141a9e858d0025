import type { Polygons } from './area-geometry.ts';
import { rightHanded, signedArea } from './area-geometry.ts';
import { insideRing } from './bounding-box.ts';
import type { Position } from './coordinate-systems.ts';

type Edge = { from: Position; to: Position };

const keyOf = ([x, y]: Position) => `${x} ${y}`;

/**
 * One outline around areas that share their borders vertex by vertex: a border that is walked in both directions lies
 * inside and goes; what is left is chained into rings, shells and holes.
 */
export function dissolve(areas: readonly Polygons[]): Polygons {
  const rings = chain(outerEdges(areas));
  const shells = rings.filter((ring) => signedArea(ring) > 0);
  const polygons: Polygons = shells.map((shell) => [shell]);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    // Of shells within shells the smallest one has the hole.
    const around = polygons
      .filter(([shell]) => shell !== undefined && holds(shell, hole))
      .sort(([left = []], [right = []]) => signedArea(left) - signedArea(right))[0];
    around?.push(hole);
  }
  return polygons;
}

function outerEdges(areas: readonly Polygons[]): Edge[] {
  const edges = new Map<string, Edge>();
  for (const ring of areas.flatMap((polygons) => rightHanded(polygons).flat())) {
    for (let at = 1; at < ring.length; at += 1) {
      const [from, to] = [ring[at - 1] as Position, ring[at] as Position];
      const back = `${keyOf(to)} ${keyOf(from)}`;
      if (!edges.delete(back)) edges.set(`${keyOf(from)} ${keyOf(to)}`, { from, to });
    }
  }
  return [...edges.values()];
}

/** Walks edge by edge; where the walk meets itself, the loop so far is a ring of its own. */
function chain(edges: Edge[]): Position[][] {
  const leaving = new Map<string, Edge[]>();
  for (const edge of edges) {
    const list = leaving.get(keyOf(edge.from));
    if (list) list.push(edge);
    else leaving.set(keyOf(edge.from), [edge]);
  }
  const rings: Position[][] = [];
  for (const start of edges) {
    const walk: Position[] = [];
    const seenAt = new Map<string, number>();
    let here = start.from;
    for (let edge = leaving.get(keyOf(here))?.pop(); edge; edge = leaving.get(keyOf(here))?.pop()) {
      seenAt.set(keyOf(here), walk.length);
      walk.push(here);
      here = edge.to;
      const since = seenAt.get(keyOf(here));
      if (since === undefined) continue;
      const loop = walk.splice(since);
      for (const position of loop) seenAt.delete(keyOf(position));
      rings.push([...loop, here]);
    }
  }
  return rings;
}

/** A hole may touch its shell in a vertex: one that it does not share decides. */
function holds(shell: readonly Position[], hole: readonly Position[]): boolean {
  const shared = new Set(shell.map(keyOf));
  const own = hole.find((position) => !shared.has(keyOf(position)));
  return own !== undefined && insideRing(shell, own);
}
