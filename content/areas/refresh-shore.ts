import { dissolve, groupLonelyEdges } from './close-gaps.ts';
import { type Polygons, type Vertex, vertexKey } from './cut-arcs.ts';

/** The rings around the land, walked with the water to the left. */
export class Shore {
  readonly rings: Vertex[][];
  readonly used = new Set<Vertex[]>();
  readonly #placeOf = new Map<string, { ring: Vertex[]; at: number }>();

  constructor(land: Map<string, Polygons>) {
    const around = dissolve(groupLonelyEdges(land).flat());
    this.rings = around.map(([ring]) => (ring as Vertex[]).toReversed());
    for (const ring of this.rings)
      for (const [at, vertex] of ring.entries()) this.#placeOf.set(vertexKey(vertex), { ring, at });
  }

  /** From one vertex of the shore to another, both included; null when they lie on different shores. */
  path(from: Vertex, to: Vertex): Vertex[] | null {
    const [start, end] = [this.#placeOf.get(vertexKey(from)), this.#placeOf.get(vertexKey(to))];
    if (!start || start.ring !== end?.ring) return null;
    this.used.add(start.ring);
    const length = (end.at - start.at + start.ring.length) % start.ring.length;
    return Array.from(
      { length: length + 1 },
      (_, step) => start.ring[(start.at + step) % start.ring.length] as Vertex,
    );
  }
}
