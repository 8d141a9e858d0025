import type { MapArea } from './map-areas.ts';

/**
 * The area at a point on the simplified map, land before water. A hint for the person who places the pin: near a
 * border it can be wrong, and the server decides.
 */
export function areaAt(areas: readonly MapArea[], lat: number, lon: number): MapArea | null {
  const holds = (kind: MapArea['kind']) =>
    areas.find((area) => area.kind === kind && area.polygons.some((polygon) => isInside(polygon, lat, lon)));
  return holds('municipality') ?? holds('water') ?? null;
}

/** Even-odd rule over all rings at once, so that holes count. */
function isInside(polygon: readonly [number, number][][], lat: number, lon: number): boolean {
  let inside = false;
  for (const ring of polygon) {
    let [beforeX, beforeY] = ring.at(-1) ?? [0, 0];
    for (const [x, y] of ring) {
      const crosses = y > lat !== beforeY > lat;
      if (crosses && lon < x + ((lat - y) * (beforeX - x)) / (beforeY - y)) inside = !inside;
      [beforeX, beforeY] = [x, y];
    }
  }
  return inside;
}
