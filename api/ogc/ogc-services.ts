import type { PublishedReleases } from '#api/releases/published-releases.ts';
import type { Store } from '#api/storage/database.ts';
import { densityCollection } from './density-collection.ts';
import type { OgcService } from './ogc-service.ts';
import { releaseCollections } from './release-collections.ts';

type PublicSources = {
  releases: PublishedReleases;
  now: () => number;
  publicUrl: string | undefined;
  onionUrl?: string | undefined;
};
type DeskSources = { store: Store; now: () => number; deskUrl: string | undefined };

/** The map service of the site: what has been published, for everybody. */
export function publicService({ releases, now, publicUrl, onionUrl }: PublicSources): OgcService {
  return {
    title: 'NH Drugsalert: openbare cijfers op de kaart',
    description:
      'Aantallen meldingen per gemeente, water en regio van Noord-Holland, in klassen of afgerond. Geen melding is te herleiden.',
    collections: releaseCollections({ releases, now }),
    configuredUrl: publicUrl,
    onionUrl,
  };
}

/** The map service of the desk: the figures of the density page, for staff with a token. */
export function deskService({ store, now, deskUrl }: DeskSources): OgcService {
  return {
    title: 'NH Drugsalert: cijfers voor de balie',
    description:
      'Meldingen naast verwachting per gemeente. Niet openbaar: alleen met een token van de balie.',
    collections: [densityCollection({ store, now })],
    configuredUrl: deskUrl,
    roles: ['communication', 'analyst', 'lead', 'admin'],
  };
}
