import { createHash } from 'node:crypto';
import type { NewsItem } from '#content/news/news-item.schema.ts';

export type NewsFeed = {
  language: string;
  title: string;
  /** Paths of the page with the news and of the feed itself. */
  page: string;
  feed: string;
  items: (NewsItem & { slug: string })[];
};

/**
 * News as Atom (RFC 4287). It names no host: its links count from where it was fetched (§2 there), which the server says
 * besides on the open internet, and its ids are made from paths, so that the same file serves the onion address.
 */
export function newsFeed({ language, title, page, feed, items }: NewsFeed): string {
  const updated = items[0]?.publishedOn ?? '1970-01-01';
  const entries = items.map(
    (item) => `
  <entry>
    <id>${idOf(`${page}#${item.slug}`)}</id>
    <title>${escaped(item.title)}</title>
    <link href="${page}#${item.slug}"/>
    <updated>${item.publishedOn}T00:00:00Z</updated>
    <summary>${escaped(item.lead)}</summary>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>${idOf(feed)}</id>
  <title>${escaped(title)}</title>
  <link href="${page}"/>
  <link rel="self" href="${feed}"/>
  <updated>${updated}T00:00:00Z</updated>
  <author><name>${escaped(title)}</name></author>${entries.join('')}
</feed>
`;
}

/** A name that is always the same for the same path (RFC 9562, version 8: bits of our own making). */
function idOf(path: string): string {
  const hex = createHash('sha256').update(`nh-drugsalert ${path}`).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
