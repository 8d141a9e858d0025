import { type CollectionEntry, getCollection } from 'astro:content';
import type { Language } from '#content/languages.ts';
import type { NewsItem } from '#content/news/news-item.schema.ts';
import { requireEveryLanguage } from './in-every-language.ts';

export type PublishedNews = { slug: string; facts: NewsItem; html: string };

/** The news of a language, newest first. */
export async function newsIn(language: Language): Promise<PublishedNews[]> {
  const entries: CollectionEntry<'news'>[] = await getCollection('news');
  const ids = entries.map(({ id }) => id);
  requireEveryLanguage('news item', ids, '/nieuws/');
  return entries
    .map((entry) => {
      const [of, slug = ''] = entry.id.split('/');
      return { of, slug, facts: entry.data as NewsItem, html: entry.rendered?.html ?? '' };
    })
    .filter(({ of }) => of === language)
    .sort((a, b) => b.facts.publishedOn.localeCompare(a.facts.publishedOn) || a.slug.localeCompare(b.slug));
}
