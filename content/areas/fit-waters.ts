import { type Polygons, type Vertex, vertexKey } from './cut-arcs.ts';

type Coast = { neighbours: Map<string, Vertex[]>; verticesNear: Map<string, Vertex[]> };

/**
 * The waters come rounded to 0.0001°, the land to 0.00001°. Every vertex of a water that is the rounding of a
 * vertex of the coast becomes that vertex again, so that land and water share one line without gap or overlap.
 */
export function fitWaters(waters: Map<string, Polygons>, land: Polygons[]): Map<string, Polygons> {
  const coast = findCoast(land);
  return new Map(
    [...waters].map(([code, polygons]) => [
      code,
      polygons
        .map((polygon) => polygon.map((ring) => fitRing(ring, coast)).filter((ring) => ring.length >= 3))
        .filter((polygon) => polygon.length > 0),
    ]),
  );
}

const rounded = ([x, y]: Vertex) => `${Math.round(x / 10)},${Math.round(y / 10)}`;

/** A last digit of 5 may have been rounded either way. */
function roundings([x, y]: Vertex): string[] {
  const both = (value: number) => [...new Set([Math.ceil((value - 5) / 10), Math.floor((value + 5) / 10)])];
  return both(x).flatMap((east) => both(y).map((north) => `${east},${north}`));
}

/** Edges that only one piece of land uses: the coast, and the border with other provinces. */
function findCoast(land: Polygons[]): Coast {
  const edges = new Map<string, [Vertex, Vertex, number]>();
  for (const ring of land.flat(2)) {
    for (const [index, to] of ring.entries()) {
      const from = ring.at(index - 1) as Vertex;
      const key = [vertexKey(from), vertexKey(to)].sort().join(' ');
      edges.set(key, [from, to, (edges.get(key)?.[2] ?? 0) + 1]);
    }
  }
  const coast: Coast = { neighbours: new Map(), verticesNear: new Map() };
  for (const [from, to, uses] of edges.values()) {
    if (uses > 1) continue;
    connect(coast, from, to);
    connect(coast, to, from);
  }
  return coast;
}

function connect({ neighbours, verticesNear }: Coast, from: Vertex, to: Vertex): void {
  const known = neighbours.get(vertexKey(from));
  if (known) known.push(to);
  else {
    neighbours.set(vertexKey(from), [to]);
    for (const key of roundings(from)) verticesNear.set(key, [...(verticesNear.get(key) ?? []), from]);
  }
}

function fitRing(ring: Vertex[], coast: Coast): Vertex[] {
  const groups = ring.map((vertex) => coast.verticesNear.get(rounded(vertex)) ?? [vertex]);
  const first = (groups[0] as Vertex[])[0] as Vertex;
  const fitted: Vertex[] = [first];
  for (const [index, group] of groups.entries()) {
    const last = index === groups.length - 1;
    const goals = last ? [first] : (groups[index + 1] as Vertex[]);
    const path = findCoastPath(fitted.at(-1) as Vertex, goals, [...group, ...goals], coast);
    fitted.push(...(path ?? [goals[0] as Vertex]));
  }
  fitted.pop();
  return dropSpikes(fitted);
}

/** Breadth first along the coast through the allowed vertices; the start is left out of the answer. */
function findCoastPath(start: Vertex, goals: Vertex[], allowed: Vertex[], coast: Coast): Vertex[] | null {
  const allowedKeys = new Set(allowed.map(vertexKey));
  const goalKeys = new Set(goals.map(vertexKey));
  const queue: Vertex[][] = [[start]];
  const seen = new Set([vertexKey(start)]);
  for (const path of queue) {
    const here = path.at(-1) as Vertex;
    if (path.length > 1 && goalKeys.has(vertexKey(here))) return path.slice(1);
    for (const next of coast.neighbours.get(vertexKey(here)) ?? []) {
      const key = vertexKey(next);
      if (!allowedKeys.has(key) || seen.has(key)) continue;
      seen.add(key);
      queue.push([...path, next]);
    }
  }
  return null;
}

/** Takes out repeated vertices and needles (a, b, a), until none is left. */
function dropSpikes(ring: Vertex[]): Vertex[] {
  const kept = [...ring];
  for (let at = 0; at < kept.length && kept.length >= 3; ) {
    const here = vertexKey(kept[at] as Vertex);
    const next = (at + 1) % kept.length;
    const afterNext = (at + 2) % kept.length;
    if (here === vertexKey(kept[next] as Vertex)) kept.splice(next, 1);
    else if (here === vertexKey(kept[afterNext] as Vertex)) {
      for (const index of [next, afterNext].sort((a, b) => b - a)) kept.splice(index, 1);
    } else {
      at += 1;
      continue;
    }
    at = Math.max(0, at - 2);
  }
  return kept;
}
