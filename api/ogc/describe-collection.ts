import { boxAround } from './bounding-box.ts';
import { coordinateSystems, crs84 } from './coordinate-systems.ts';
import type { DayInterval } from './datetime.ts';
import type { Feature, FeatureCollection } from './feature-collection.ts';
import { geoJson, json, type Link } from './links.ts';

/** Shown with every map of these borders, as their licence asks. */
export const attribution = 'Grenzen: CBS / Kadaster. Cijfers: NH Drugsalert.';

/** Borders and figures alike. */
export const licence = { title: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/deed.nl' };

/** The collection object of OGC API – Features; `root` is the address of the landing page. */
export function describeCollection(
  collection: FeatureCollection,
  features: readonly Feature[],
  root: string,
) {
  const { id, title, description, interval } = collection;
  const href = `${root}/collections/${id}`;
  const box = boxAround(features.map(({ polygons }) => polygons));
  const links: Link[] = [
    { href, rel: 'self', type: json, title },
    { href: `${href}/items`, rel: 'items', type: geoJson, title: `${title}: gegevens` },
    { ...licence, rel: 'license', type: 'text/html' },
  ];
  return {
    ...{ id, title, description, attribution, itemType: 'feature', links },
    extent: {
      ...(box && { spatial: { bbox: [box], crs: crs84 } }),
      temporal: {
        interval: [momentsOf(interval ?? spanOf(features))],
        trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian',
      },
    },
    crs: coordinateSystems,
    storageCrs: crs84,
  };
}

function spanOf(features: readonly Feature[]): DayInterval {
  const starts = features.flatMap(({ period }) => period.from ?? []).sort();
  const ends = features.flatMap(({ period }) => period.to ?? []).sort();
  return { from: starts[0] ?? null, to: ends.at(-1) ?? null };
}

/** Moments of the first and last second of those days, as the standard wants them; null is open. */
function momentsOf({ from, to }: DayInterval): [string | null, string | null] {
  return [from && `${from}T00:00:00Z`, to && `${to}T23:59:59Z`];
}
