import { type CollectionEntry, getCollection } from 'astro:content';
import type { FullLanguage } from '#content/languages.ts';
import type { Track } from '#content/tracks/track.schema.ts';
import { requireEveryLanguage } from './in-every-language.ts';

export type PublishedTrack = {
  slug: string;
  language: FullLanguage;
  facts: Track;
  entry: CollectionEntry<'tracks'>;
};

/** All audience tracks in every full language, in the order of the overview. */
export async function allTracks(): Promise<PublishedTrack[]> {
  const entries: CollectionEntry<'tracks'>[] = await getCollection('tracks');
  requireEveryLanguage(
    'track',
    entries.map(({ id }) => id),
    '/voor/',
  );
  return entries
    .map((entry) => {
      const [language, slug] = entry.id.split('/') as [FullLanguage, string];
      return { slug, language, facts: entry.data as Track, entry };
    })
    .sort((a, b) => a.facts.order - b.facts.order);
}

export async function tracksIn(language: FullLanguage): Promise<PublishedTrack[]> {
  return (await allTracks()).filter((track) => track.language === language);
}
