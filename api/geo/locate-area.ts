import { areaLocator, type LocateArea } from '#content/areas/area-locator.ts';
import { type Area, areaShapes, areasOn } from '#content/areas/area-sets.ts';

export type AreaLocator = LocateArea<Area>;

/** Looks up the area of a point as it is on a day. */
export function createAreaLocator(day: string): AreaLocator {
  return areaLocator(areasOn(day), areaShapes(day, 'full'));
}
