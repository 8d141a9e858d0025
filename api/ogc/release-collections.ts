import { dayOf } from '#api/counts/week.ts';
import type { PublishedReleases } from '#api/releases/published-releases.ts';
import type { PublishedRelease } from '#campaigns/disclosure/release.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { outlineOf } from './area-geometry.ts';
import type { Feature, FeatureCollection } from './feature-collection.ts';
import { isArea, type PublishedRow, publishedRows } from './published-rows.ts';
import { daysOf } from './release-period.ts';
import { figureProperties, unpublished } from './release-properties.ts';
import { rowFeature } from './row-feature.ts';

type Parts = { releases: PublishedReleases; now: () => number };

/**
 * What the public may see on a map: published figures and nothing else. Bands, rounding and silence are those of the
 * releases; no property is computed from counts.
 */
export function releaseCollections({ releases, now }: Parts): FeatureCollection[] {
  return [
    {
      id: 'areas',
      title: 'Gemeenten en wateren',
      description: 'Elke gemeente en elk water, met het nieuwste gepubliceerde aantal meldingen.',
      properties: figureProperties,
      filters: ['code', 'level', 'status'],
      features: async () => newestPerArea(await releases(), now()),
    },
    {
      id: 'area-figures',
      title: 'Gemeenten en wateren per periode',
      description: 'Alle gepubliceerde aantallen meldingen per gemeente of water: één per periode.',
      properties: figureProperties,
      filters: ['code', 'level', 'period', 'status'],
      features: async () => features(await releases(), isArea),
    },
    {
      id: 'region-figures',
      title: 'Regio’s en provincie per periode',
      description:
        'Alle gepubliceerde aantallen meldingen per regio en voor de provincie, ook per soort vermoeden.',
      properties: figureProperties,
      filters: ['code', 'level', 'period', 'phenomenon', 'status'],
      features: async () => features(await releases(), (row) => !isArea(row)),
    },
  ];
}

function features(releases: readonly PublishedRelease[], wanted: (row: PublishedRow) => boolean): Feature[] {
  return publishedRows(releases).filter(wanted).map(rowFeature);
}

/**
 * One feature per area, with the period that ended last, and of two that end together the longest. The areas are those
 * of the end of the newest period, so that the map has no gap where two merged since; before the first release of today.
 */
function newestPerArea(releases: readonly PublishedRelease[], nowMs: number): Feature[] {
  const newest = new Map<string, PublishedRow>();
  for (const row of publishedRows(releases)) {
    if (!isArea(row) || row.phenomenon !== null) continue;
    const known = newest.get(row.code);
    if (known === undefined || isNewer(row, known)) newest.set(row.code, row);
  }
  const ends = [...newest.values()].map(({ period }) => daysOf(period).to).sort();
  const day = ends.at(-1) ?? dayOf(nowMs);
  return areasOn(day).map((area) => {
    const row = newest.get(area.code);
    if (row !== undefined) return { ...rowFeature(row), id: area.code };
    const polygons = outlineOf(area.code, day);
    return { id: area.code, polygons, period: { from: null, to: null }, properties: unpublished(area) };
  });
}

function isNewer(row: PublishedRow, known: PublishedRow): boolean {
  const [days, knownDays] = [daysOf(row.period), daysOf(known.period)];
  return days.to === knownDays.to ? days.from < knownDays.from : days.to > knownDays.to;
}
