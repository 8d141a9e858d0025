import { type CollectionEntry, getCollection } from 'astro:content';
import type { Guide } from '#content/guides/guide.schema.ts';
import type { Language } from '#content/languages.ts';
import { requireEveryLanguage } from './in-every-language.ts';

export type PublishedGuide = {
  slug: string;
  language: Language;
  facts: Guide;
  entry: CollectionEntry<'guides'>;
};

/** All guides in every language, in the order of the home page. */
export async function allGuides(): Promise<PublishedGuide[]> {
  const entries: CollectionEntry<'guides'>[] = await getCollection('guides');
  const ids = entries.map(({ id }) => id);
  requireEveryLanguage('guide', ids, '/herkennen/');
  return entries
    .map((entry) => {
      const [language, slug] = entry.id.split('/') as [Language, string];
      return { slug, language, facts: entry.data as Guide, entry };
    })
    .sort((a, b) => a.facts.order - b.facts.order);
}

export async function guidesIn(language: Language): Promise<PublishedGuide[]> {
  return (await allGuides()).filter((guide) => guide.language === language);
}
