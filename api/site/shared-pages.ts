import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '#content/languages.ts';
import { type Copy, packed } from './kept-pages.ts';
import { barePath, type OpenPage, openPages } from './open-pages.ts';
import { withShareHead } from './share-head.ts';

/** Brotli's best, some 50 ms a page: a built page is packed once, and a guide has to fit in the first round trip. */
const asSmallAsCan = 11;

/**
 * Built pages as the open internet gets them, each made and packed when it is first asked for; null for a page that no
 * search engine may show, which goes out as it was built.
 */
export function sharedPages(root: string, files: ReadonlyMap<string, string>, origin: string) {
  const pages = new Map(openPages(root, files).map((page) => [page.path, page]));
  const copies = new Map<string, Promise<Copy>>();
  const make = async (page: OpenPage) => {
    const html = await readFile(join(root, page.file), 'utf8');
    return packed(withShareHead({ ...page, html, origin, image: imageOf(page, files) }), asSmallAsCan);
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

/** The page's own picture, or that of the home in its language, or that of the site. */
function imageOf({ path, language }: OpenPage, files: ReadonlyMap<string, string>): string {
  const named = (language_: string, bare: string) => `/share/${language_}${bare === '/' ? '' : bare}.png`;
  const tries = [named(language, barePath(path)), named(language, '/'), named(languages[0], '/')];
  return tries.find((image) => files.has(image)) ?? '/favicon.svg';
}
