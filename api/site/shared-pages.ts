import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Copy, packed } from './kept-pages.ts';
import { openPages } from './open-pages.ts';
import { shareHeads } from './share-heads.ts';

/** Brotli's best, some 50 ms a page: a built page is packed once, and a guide has to fit in the first round trip. */
const asSmallAsCan = 11;

type Built = { path: string; file: string };

/** News of a language (`site/news-feed.ts`). */
export const isFeed = (path: string): boolean => path.endsWith('/nieuws.xml');

/**
 * Built pages and feeds as the open internet gets them, each made and packed when it is first asked for; null for a page
 * that no search engine may show, which goes out as it was built.
 */
export function sharedPages(root: string, files: ReadonlyMap<string, string>, origin: string) {
  const pages = new Map<string, Built>(openPages(root, files).map((page) => [page.path, page]));
  for (const [path, file] of files) if (isFeed(path)) pages.set(path, { path, file });
  const copies = new Map<string, Promise<Copy>>();
  const shared = shareHeads(origin, files);
  const make = async ({ path, file }: Built) => {
    const text = await readFile(join(root, file), 'utf8');
    return packed(isFeed(path) ? withBase(text, `${origin}${path}`) : shared(path, text), asSmallAsCan);
  };
  return (path: string): Promise<Copy> | null => {
    const page = pages.get(path);
    if (page === undefined) return null;
    const copy = copies.get(path) ?? make(page);
    copies.set(path, copy);
    copy.catch(() => copies.delete(path));
    return copy;
  };
}

/** Readers of feeds that forget where they fetched one need to be told from where its links count (XML Base, RFC 4287 §2). */
const withBase = (feed: string, url: string) => feed.replace('<feed ', () => `<feed xml:base="${url}" `);
