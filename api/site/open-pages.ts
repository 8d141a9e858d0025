import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '#content/languages.ts';
import { mayBeFound } from './share-head.ts';

/** A page of the built site that search engines may show. */
export type OpenPage = { path: string; file: string; language: Language };

/** Those of the built pages that do not keep themselves out of search engines. */
export function openPages(root: string, files: ReadonlyMap<string, string>): OpenPage[] {
  return [...files]
    .filter(([path, file]) => file.endsWith('.html') && !/\/404$/.test(path))
    .filter(([, file]) => mayBeFound(readFileSync(join(root, file), 'utf8')))
    .map(([path, file]) => ({ path, file, language: languageOf(path) }))
    .sort((a, b) => a.path.localeCompare(b.path));
}

/** The language of a path; the first language has none of its own in front. */
export const languageOf = (path: string): Language =>
  languages.find((language) => path === `/${language}` || path.startsWith(`/${language}/`)) ?? languages[0];

/** The same path in the first language: what pages in several languages have in common. */
export function barePath(path: string): string {
  const language = languageOf(path);
  return language === languages[0] ? path : path.slice(language.length + 1) || '/';
}
