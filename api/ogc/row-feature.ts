import type { ReleaseRow } from '#campaigns/disclosure/release.schema.ts';
import { areaShapes, areasOn } from '#content/areas/area-sets.ts';
import { outlineOf, type Polygons } from './area-geometry.ts';
import { dissolve } from './dissolve.ts';
import type { Feature } from './feature-collection.ts';
import { isArea, type PublishedRow } from './published-rows.ts';
import { daysOf } from './release-period.ts';
import { allPhenomena, rowProperties } from './release-properties.ts';

/** One published figure on the map, with the borders of the last day of its period. */
export function rowFeature(row: PublishedRow): Feature {
  const period = daysOf(row.period);
  const id = [row.code, row.period, ...(isArea(row) ? [] : [row.phenomenon ?? allPhenomena])].join('.');
  return { id, period, polygons: placeOf(row, period.to), properties: rowProperties(row) };
}

/** By set of areas, which many periods share. */
const regions = new WeakMap<object, Map<string, Polygons>>();

/** Regions have no outline of their own: they are their municipalities without the borders between them. */
function placeOf(row: ReleaseRow, day: string): Polygons | null {
  if (isArea(row)) return outlineOf(row.code, day);
  const shapes = areaShapes(day, 'outline');
  const known = regions.get(shapes) ?? new Map<string, Polygons>();
  regions.set(shapes, known);
  const place = known.get(row.code) ?? dissolve(outlinesWithin(row, day));
  known.set(row.code, place);
  return place.length > 0 ? place : null;
}

function outlinesWithin({ level, code }: ReleaseRow, day: string): Polygons[] {
  return areasOn(day)
    .filter(({ kind, region }) => kind === 'municipality' && (level === 'province' || region?.code === code))
    .map((area) => outlineOf(area.code, day))
    .filter((polygons) => polygons !== null);
}
