import { type Edge, edgesOf, groupLonelyEdges } from './close-gaps.ts';
import { type Polygons, type Vertex, vertexKey } from './cut-arcs.ts';
import { RefreshFault } from './refresh-download.ts';
import { Shore } from './refresh-shore.ts';
import { distanceToSegment, type Metres } from './simplify-arcs.ts';

type Shapes = Map<string, Polygons>;
type Line = { vertices: Vertex[]; onShore: boolean };

/**
 * The waters of the old set at the new coast. Lines between waters and the outer edge stay where they are; where such
 * a line ends on the shore it is led to the nearest place of the new shore, and the old shore is replaced by the new
 * one between two such ends. Answers the land too: it gets a vertex where a line ends.
 */
export function refitWaters(
  waters: Shapes,
  oldLand: Shapes,
  newLand: Shapes,
  metres: Metres,
): { waters: Shapes; land: Shapes } {
  const shoreEdges = new Set(
    [...oldLand].flatMap(([code, polygons]) => polygons.flat().flatMap(keysOf(code))),
  );
  const lines = new Map(
    [...waters].map(([code, polygons]) => [
      code,
      polygons.map((rings) => rings.map((ring, at) => toLines(turned(ring, at === 0), shoreEdges))),
    ]),
  );
  const ends = [...lines.values()].flat(2).flatMap(endsOf);
  const { land, placeOf } = landWithEnds(newLand, ends, metres);
  const shore = new Shore(land);
  const fitted = [...lines].map(([code, polygons]): [string, Polygons] => [
    code,
    polygons.flatMap((rings) => {
      const [outer] = rings as [Line[]];
      // A basin with land all around it: what encloses it owns it, see close-gaps.ts.
      if (outer.every(({ onShore }) => onShore)) return [];
      const kept = rings.filter((ring) => ring.some(({ onShore }) => !onShore));
      return [kept.map((ring) => refitRing(ring, placeOf, shore, code))];
    }),
  ]);
  addIslands(fitted, shore);
  return { waters: new Map(fitted), land };
}

const edgeKey = (a: Vertex, b: Vertex) => [vertexKey(a), vertexKey(b)].sort().join(' ');
const keysOf = (code: string) => (ring: Vertex[]) =>
  edgesOf(code, ring).map(({ from, to }) => edgeKey(from, to));

const doubleArea = (ring: Vertex[]) =>
  ring.reduce((sum, [x, y], at) => {
    const [px, py] = ring.at(at - 1) as Vertex;
    return sum + px * y - x * py;
  }, 0);

/** With the water to the left: round the outside against the clock, round an island with it. */
const turned = (ring: Vertex[], outer: boolean) =>
  doubleArea(ring) > 0 === outer ? ring : ring.toReversed();

/** The ring in stretches that follow the shore and stretches that do not, each with its two ends. */
function toLines(ring: Vertex[], shoreEdges: Set<string>): Line[] {
  const isShore = ring.map((from, at) =>
    shoreEdges.has(edgeKey(from, ring[(at + 1) % ring.length] as Vertex)),
  );
  const start = isShore.findIndex((here, at) => here !== isShore.at(at - 1));
  if (start < 0) return [{ vertices: ring, onShore: isShore[0] as boolean }];
  const lines: Line[] = [];
  for (let count = 0; count < ring.length; count += 1) {
    const at = (start + count) % ring.length;
    const onShore = isShore[at] as boolean;
    if (lines.at(-1)?.onShore !== onShore) lines.push({ vertices: [ring[at] as Vertex], onShore });
    lines.at(-1)?.vertices.push(ring[(at + 1) % ring.length] as Vertex);
  }
  return lines;
}

const endsOf = (ring: Line[]): Vertex[] =>
  ring.length === 1
    ? []
    : ring
        .filter(({ onShore }) => !onShore)
        .flatMap(({ vertices }) => [vertices[0] as Vertex, vertices.at(-1) as Vertex]);

/** A line between waters ends at most so far from where it ended; a coast that moved more is another coast. */
const farthestMoveM = 1_000;

/** Puts a vertex into the land where a line of the waters ends, at the nearest place of the new shore. */
function landWithEnds(land: Shapes, ends: Vertex[], metres: Metres) {
  const places = new Map<string, Vertex>();
  const additions = new Map<string, Vertex[]>();
  const edges = groupLonelyEdges(land).flat();
  for (const end of ends) {
    if (places.has(vertexKey(end))) continue;
    const distance = ({ from, to }: Edge) => distanceToSegment(end, from, to, metres);
    const { from, to } = edges.reduce((near, edge) => (distance(edge) < distance(near) ? edge : near));
    if (distanceToSegment(end, from, to, metres) > farthestMoveM)
      throw new RefreshFault(
        `The coast near ${end[0] / 100_000}, ${end[1] / 100_000} is gone: the waters cannot follow it; make the set from a folder.`,
      );
    const place = nearestOn(end, from, to, metres);
    places.set(vertexKey(end), place);
    if (![from, to].some((vertex) => vertexKey(vertex) === vertexKey(place)))
      additions.set(edgeKey(from, to), [...(additions.get(edgeKey(from, to)) ?? []), place]);
  }
  const extend = (ring: Vertex[]) =>
    ring.flatMap((from, at) => {
      const added = additions.get(edgeKey(from, ring[(at + 1) % ring.length] as Vertex)) ?? [];
      const along = (vertex: Vertex) => Math.hypot(vertex[0] - from[0], vertex[1] - from[1]);
      return [from, ...added.toSorted((a, b) => along(a) - along(b))];
    });
  return {
    land: new Map([...land].map(([code, polygons]) => [code, polygons.map((rings) => rings.map(extend))])),
    placeOf: (end: Vertex) => places.get(vertexKey(end)) as Vertex,
  };
}

/** The nearest place of an edge in whole units; one of its ends when that is within 2 m. */
function nearestOn(point: Vertex, from: Vertex, to: Vertex, metres: Metres): Vertex {
  const [dx, dy] = [(to[0] - from[0]) * metres.east, (to[1] - from[1]) * metres.north];
  const [px, py] = [(point[0] - from[0]) * metres.east, (point[1] - from[1]) * metres.north];
  const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  const length = Math.hypot(dx, dy);
  if (share * length < 2) return from;
  if ((1 - share) * length < 2) return to;
  return [Math.round(from[0] + share * (to[0] - from[0])), Math.round(from[1] + share * (to[1] - from[1]))];
}

function refitRing(lines: Line[], placeOf: (end: Vertex) => Vertex, shore: Shore, code: string): Vertex[] {
  if (lines.length === 1) return (lines[0] as Line).vertices;
  return lines.flatMap(({ vertices, onShore }) => {
    const [from, to] = [placeOf(vertices[0] as Vertex), placeOf(vertices.at(-1) as Vertex)];
    if (!onShore) return [from, ...vertices.slice(1, -1)];
    const path = shore.path(from, to);
    if (path) return path.slice(0, -1);
    throw new RefreshFault(
      `The coast along ${code} has changed so much that the water cannot follow it: make the set from a folder.`,
    );
  });
}

/** A shore that no line of the waters meets is that of an island: a hole in the water around it. */
function addIslands(waters: [string, Polygons][], shore: Shore): void {
  for (const ring of shore.rings) {
    // The other way about it is the shore of a basin, with land all around.
    if (shore.used.has(ring) || doubleArea(ring) > 0) continue;
    const around = waters
      .flatMap(([, polygons]) => polygons)
      .find(([outer]) => contains(outer as Vertex[], ring[0] as Vertex));
    around?.push(ring);
  }
}

function contains(ring: Vertex[], [x, y]: Vertex): boolean {
  let inside = false;
  for (const [at, [bx, by]] of ring.entries()) {
    const [ax, ay] = ring.at(at - 1) as Vertex;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
