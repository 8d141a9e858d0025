import { projectPolygons } from './area-geometry.ts';
import { meets } from './bounding-box.ts';
import { overlaps } from './datetime.ts';
import type { Feature } from './feature-collection.ts';
import type { ItemsQuery } from './items-query.ts';

export type Selection = { matched: number; page: Feature[] };

/** The features that fit the question, and the page of them that was asked for. Without place or time a feature fits. */
export function selectFeatures(features: readonly Feature[], query: ItemsQuery): Selection {
  const { filters, datetime, bbox, limit, offset } = query;
  const matching = features.filter(
    ({ properties, period, polygons }) =>
      Object.entries(filters).every(([name, value]) => String(properties[name]) === value) &&
      (datetime === null || overlaps(period, datetime)) &&
      (bbox === null ||
        polygons === null ||
        bbox.boxes.some((box) => meets(projectPolygons(polygons, bbox.crs), box))),
  );
  return { matched: matching.length, page: matching.slice(offset, offset + limit) };
}
