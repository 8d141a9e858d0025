/** A vertex in whole units of the file's `unit`. */
export type Vertex = readonly [number, number];
/** Polygons of rings of vertices; rings are closed without repeating their first vertex. */
export type Polygons = Vertex[][][];
export type ArcCut = { arcs: Vertex[][]; shapes: Record<string, number[][][]> };

export const vertexKey = (vertex: Vertex) => `${vertex[0]},${vertex[1]}`;

/** Cuts rings where three areas meet, so that each stretch of border exists once however many areas use it. */
export function cutArcs(polygonsByCode: Map<string, Polygons>): ArcCut {
  const meetingPoints = findMeetingPoints([...polygonsByCode.values()].flat(2));
  const cut: ArcCut = { arcs: [], shapes: {} };
  const numberByKey = new Map<string, number>();
  for (const [code, polygons] of polygonsByCode) {
    cut.shapes[code] = polygons.map((polygon) =>
      polygon.map((ring) =>
        splitRing(ring, meetingPoints).map((arc) => numberArc(arc, cut.arcs, numberByKey)),
      ),
    );
  }
  return cut;
}

function findMeetingPoints(rings: Vertex[][]): Set<string> {
  const neighboursOf = new Map<string, string>();
  const meetingPoints = new Set<string>();
  for (const ring of rings) {
    for (const [index, vertex] of ring.entries()) {
      const before = vertexKey(ring.at(index - 1) as Vertex);
      const after = vertexKey(ring[(index + 1) % ring.length] as Vertex);
      const neighbours = before < after ? `${before} ${after}` : `${after} ${before}`;
      const key = vertexKey(vertex);
      const known = neighboursOf.get(key);
      if (known === undefined) neighboursOf.set(key, neighbours);
      else if (known !== neighbours) meetingPoints.add(key);
    }
  }
  return meetingPoints;
}

function splitRing(ring: Vertex[], meetingPoints: Set<string>): Vertex[][] {
  const cuts = ring.flatMap((vertex, index) => (meetingPoints.has(vertexKey(vertex)) ? [index] : []));
  // An island ring has no meeting point: begin at its smallest vertex, so that land and water begin alike.
  if (cuts.length === 0) cuts.push(smallestIndex(ring));
  return cuts.map((start, position) => {
    const end = cuts[position + 1] ?? (cuts[0] as number) + ring.length;
    return Array.from({ length: end - start + 1 }, (_, step) => ring[(start + step) % ring.length] as Vertex);
  });
}

function smallestIndex(ring: Vertex[]): number {
  let smallest = 0;
  for (const [index, vertex] of ring.entries()) {
    const best = ring[smallest] as Vertex;
    if (vertex[0] < best[0] || (vertex[0] === best[0] && vertex[1] < best[1])) smallest = index;
  }
  return smallest;
}

function numberArc(arc: Vertex[], arcs: Vertex[][], numberByKey: Map<string, number>): number {
  const known = numberByKey.get(arc.map(vertexKey).join(' '));
  if (known !== undefined) return known;
  const backwards = numberByKey.get([...arc].reverse().map(vertexKey).join(' '));
  if (backwards !== undefined) return -1 - backwards;
  arcs.push(arc);
  numberByKey.set(arc.map(vertexKey).join(' '), arcs.length - 1);
  return arcs.length - 1;
}
