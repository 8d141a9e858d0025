import { type Area, areaShapes, areasOn } from '#content/areas/area-sets.ts';
import { isInside } from './area-edges.ts';
import { buildAreaGrid, nearestShore } from './area-grid.ts';

export type AreaLocator = (lon: number, lat: number) => Area | null;

/** Water this near to the shore counts with the municipality: beaches, quays, harbours, jetties. */
const shoreM = 100;

/**
 * Looks up the area of a point (CRS84 degrees) as it is on a day: the municipality, else the water, else null for
 * outside the province. A point on a shared border always gets the same one area. NaN gets null.
 */
export function createAreaLocator(day: string): AreaLocator {
  const { cellAt } = buildAreaGrid(areasOn(day), areaShapes(day, 'full'));
  return (lon, lat) => {
    const cell = cellAt(lon, lat);
    if (!cell) return null;
    const found = cell.owner ?? cell.candidates.find(({ row }) => isInside(row, lon, lat))?.area ?? null;
    if (found?.kind !== 'water') return found;
    return nearestShore(cell, lon, lat, shoreM) ?? found;
  };
}
