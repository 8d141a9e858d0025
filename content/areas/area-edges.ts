import type { AreaShape } from './decode-shapes.ts';

/** What of an area a look-up needs. */
export type PlacedArea = { code: string; kind: 'municipality' | 'water' };
/** Always written from south to north (west to east when level): both neighbours compute with the same numbers. */
export type Edge = readonly [number, number, number, number];
/** An edge between a municipality and a water. */
export type ShoreEdge<A extends PlacedArea> = { area: A; edge: Edge };

export function edgesOf(polygons: AreaShape['polygons']): Edge[] {
  return polygons.flat().flatMap((ring) =>
    ring.slice(1).map(([bx, by], at): Edge => {
      const [ax, ay] = ring[at] as [number, number];
      return ay < by || (ay === by && ax < bx) ? [ax, ay, bx, by] : [bx, by, ax, ay];
    }),
  );
}

export const toRow = (edges: Edge[]): Float64Array => Float64Array.from(edges.flat());

/** Even-odd rule over the edges of one row. Half-open: a point on a shared border is in exactly one neighbour. */
export function isInside(row: Float64Array | undefined, lon: number, lat: number): boolean {
  let inside = false;
  if (!row) return inside;
  for (let at = 0; at < row.length; at += 4) {
    const ay = row[at + 1] as number;
    const by = row[at + 3] as number;
    if (ay > lat || by <= lat) continue;
    const ax = row[at] as number;
    const bx = row[at + 2] as number;
    if (lon < ax + ((lat - ay) * (bx - ax)) / (by - ay)) inside = !inside;
  }
  return inside;
}

export function shoreEdgesOf<A extends PlacedArea>(pieces: { area: A; edges: Edge[] }[]): ShoreEdge<A>[] {
  const waterEdges = new Set(
    pieces.filter(({ area }) => area.kind === 'water').flatMap(({ edges }) => edges.map(String)),
  );
  return pieces
    .filter(({ area }) => area.kind === 'municipality')
    .flatMap(({ area, edges }) =>
      edges.filter((edge) => waterEdges.has(String(edge))).map((edge) => ({ area, edge })),
    );
}

const northM = 111_260;

/** Metres from a point to an edge, on a plane at the point's latitude: right to 0.1% at these distances. */
export function nearness([ax, ay, bx, by]: Edge, lon: number, lat: number): number {
  const eastM = 111_320 * Math.cos((lat * Math.PI) / 180);
  const [dx, dy] = [(bx - ax) * eastM, (by - ay) * northM];
  const [px, py] = [(lon - ax) * eastM, (lat - ay) * northM];
  const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - share * dx, py - share * dy);
}
