import { type Polygons, type Vertex, vertexKey } from './cut-arcs.ts';
import { distanceToSegment, type Metres } from './simplify-arcs.ts';

export type Edge = { code: string; from: Vertex; to: Vertex };

/** A water line drawn by hand ends on a shore, not at one of its vertices: the shore gets that vertex too. */
export function joinLooseEnds(
  land: Map<string, Polygons>,
  waters: Map<string, Polygons>,
  metres: Metres,
): Map<string, Polygons> {
  const known = new Set([...land.values()].flat(3).map(vertexKey));
  const loose = [...waters.values()].flat(3).filter((vertex) => !known.has(vertexKey(vertex)));
  const ends = [...new Map(loose.map((vertex) => [vertexKey(vertex), vertex])).values()];
  const join = (ring: Vertex[]) =>
    ring.flatMap((to, index) => {
      const from = ring.at(index - 1) as Vertex;
      const near = ends.filter((end) => distanceToSegment(end, from, to, metres) < 8);
      const along = (end: Vertex) => Math.hypot(end[0] - from[0], end[1] - from[1]);
      return [...near.sort((a, b) => along(a) - along(b)), to];
    });
  return new Map([...land].map(([code, polygons]) => [code, polygons.map((rings) => rings.map(join))]));
}

/** Open water that municipalities enclose among them goes to the one with the most shore around it. */
export function fillEnclosedWater(
  land: Map<string, Polygons>,
  waters: Map<string, Polygons>,
): Map<string, Polygons> {
  const [, ...enclosed] = groupLonelyEdges(new Map([...land, ...waters])).sort((a, b) => b.length - a.length);
  const filled = new Map(land);
  for (const edges of enclosed.filter((group) => group.every(({ code }) => land.has(code)))) {
    const owner = longestShore(edges);
    const outers = (filled.get(owner) as Polygons).map((rings) => rings[0] as Vertex[]);
    // The edges run round the land, so they run against the water: turned about they enclose it.
    const water = edges.map(({ code, from, to }): Edge => ({ code, from: to, to: from }));
    filled.set(owner, dissolve([...outers.flatMap((ring) => edgesOf(owner, ring)), ...water]));
  }
  return filled;
}

/** Edges of a ring, with the inside always to their left. */
export function edgesOf(code: string, ring: Vertex[]): Edge[] {
  const doubleArea = ring.reduce((sum, [x, y], index) => {
    const [px, py] = ring.at(index - 1) as Vertex;
    return sum + px * y - x * py;
  }, 0);
  const turned = doubleArea < 0 ? ring.toReversed() : ring;
  return turned.map((to, index) => ({ code, from: turned.at(index - 1) as Vertex, to }));
}

const edgeKey = (from: Vertex, to: Vertex) => `${vertexKey(from)} ${vertexKey(to)}`;

export function groupLonelyEdges(polygonsByCode: Map<string, Polygons>): Edge[][] {
  const lonely = new Map<string, Edge>();
  for (const [code, polygons] of polygonsByCode) {
    for (const edge of polygons.flat().flatMap((ring) => edgesOf(code, ring))) {
      const key = [vertexKey(edge.from), vertexKey(edge.to)].sort().join(' ');
      if (!lonely.delete(key)) lonely.set(key, edge);
    }
  }
  return groupTouching([...lonely.values()]);
}

function groupTouching(edges: Edge[]): Edge[][] {
  const touching = new Map<string, Edge[]>();
  for (const edge of edges) {
    for (const end of [edge.from, edge.to]) {
      touching.set(vertexKey(end), [...(touching.get(vertexKey(end)) ?? []), edge]);
    }
  }
  const left = new Set(edges);
  return edges.flatMap((first) => {
    if (!left.delete(first)) return [];
    const group = [first];
    for (const { from, to } of group) {
      const near = [from, to].flatMap((end) => touching.get(vertexKey(end)) ?? []);
      group.push(...near.filter((edge) => left.delete(edge)));
    }
    return [group];
  });
}

function longestShore(edges: Edge[]): string {
  const lengths = new Map<string, number>();
  for (const { code, from, to } of edges) {
    lengths.set(code, (lengths.get(code) ?? 0) + Math.hypot(to[0] - from[0], to[1] - from[1]));
  }
  return [...lengths].reduce((longest, next) => (next[1] > longest[1] ? next : longest))[0];
}

/** Joins rings that share edges: an edge and its opposite cancel; what is left is walked round again. */
export function dissolve(edges: Edge[]): Polygons {
  const keys = new Set(edges.map(({ from, to }) => edgeKey(from, to)));
  const next = new Map<string, Vertex[]>();
  for (const { from, to } of edges) {
    if (keys.has(edgeKey(to, from))) continue;
    next.set(vertexKey(from), [...(next.get(vertexKey(from)) ?? []), to]);
  }
  const polygons: Polygons = [];
  for (const start of [...next.keys()]) {
    while ((next.get(start)?.length ?? 0) > 0) {
      const ring: Vertex[] = [];
      for (let at = start; (next.get(at)?.length ?? 0) > 0; at = vertexKey(ring.at(-1) as Vertex)) {
        ring.push(next.get(at)?.pop() as Vertex);
      }
      polygons.push([ring]);
    }
  }
  return polygons;
}
