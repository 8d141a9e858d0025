import type { Topology } from '#content/areas/area-file.schema.ts';
import type { Area } from '#content/areas/area-sets.ts';
import { decodeShapes } from '#content/areas/decode-shapes.ts';

type Named = Pick<Area, 'code' | 'name' | 'kind'>;
export type MapArea = Named & { polygons: [number, number][][][] };

/** What is fetched with the map: the borders as the server knows them, each stored once, and what is known of each area. */
export type MapAreasFile = Topology & { areas: Named[] };

export function makeMapAreasFile(areas: Area[], { unit, arcs, shapes }: Topology): MapAreasFile {
  return {
    unit,
    areas: areas.map(({ code, name, kind }) => ({ code, name, kind })),
    shapes,
    arcs,
  };
}

export function readMapAreas({ areas, ...topology }: MapAreasFile): MapArea[] {
  const polygonsOf = new Map(decodeShapes(topology).map(({ code, polygons }) => [code, polygons]));
  return areas.map((area) => ({ ...area, polygons: polygonsOf.get(area.code) ?? [] }));
}
