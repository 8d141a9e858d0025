import { areaLocator } from '#content/areas/area-locator.ts';
import { type MapArea, type MapAreasFile, readMapAreas } from '../map/map-areas.ts';

export type AreaBorders = ReturnType<typeof areaFinder>;

/** The look-up of the server over the same borders: what it says of a point, the server says too. */
export function areaFinder(areas: MapArea[]) {
  const locate = areaLocator(areas, areas);
  return {
    areas,
    areaAt: locate,
    codeAt: (lon: number, lat: number) => locate(lon, lat)?.code ?? null,
  };
}

const fetched = new Map<string, Promise<AreaBorders>>();

/**
 * The borders of a set of areas, once per page.
 * @throws when they do not come; the next call tries again
 */
export function areaBorders(path: string): Promise<AreaBorders> {
  const borders = fetched.get(path) ?? fetchBorders(path);
  fetched.set(path, borders);
  borders.catch(() => fetched.delete(path));
  return borders;
}

async function fetchBorders(path: string): Promise<AreaBorders> {
  const answer = await fetch(path, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`The areas of the map answered ${answer.status}.`);
  return areaFinder(readMapAreas((await answer.json()) as MapAreasFile));
}
