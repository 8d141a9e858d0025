import { isInside, type PlacedArea } from './area-edges.ts';
import { buildAreaGrid, nearestShore } from './area-grid.ts';
import type { AreaShape } from './decode-shapes.ts';

export type LocateArea<A> = (lon: number, lat: number) => A | null;

/** Water this near to the shore counts with the municipality: beaches, quays, harbours, jetties. */
const shoreM = 100;

/**
 * Looks up the area of a point (CRS84 degrees), in the server and in the browser alike: the municipality, else the
 * water, else null for outside the province. A point on a shared border always gets the same one area. NaN gets null.
 */
export function areaLocator<A extends PlacedArea>(areas: A[], shapes: AreaShape[]): LocateArea<A> {
  const { cellAt } = buildAreaGrid(areas, shapes);
  return (lon, lat) => {
    const cell = cellAt(lon, lat);
    if (!cell) return null;
    const found = cell.owner ?? cell.candidates.find(({ row }) => isInside(row, lon, lat))?.area ?? null;
    if (found?.kind !== 'water') return found;
    return nearestShore(cell, lon, lat, shoreM) ?? found;
  };
}
