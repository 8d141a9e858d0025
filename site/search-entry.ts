import type { SearchPage } from './client/search/find-pages.ts';
import { foldWords } from './client/search/fold-words.ts';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
const unescaped = (text: string) =>
  text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_whole, hex, code) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_whole, name: string) => entities[name] ?? '');
const textOf = (html: string) =>
  unescaped(html.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/** Parts that stand on every page, such as the phone numbers, would find every page. */
const everywhere = /<(section|nav)\b[^>]*\saria-labelledby="(?:help|other-guides)-heading"[\s\S]*?<\/\1>/g;

/**
 * What search knows of a built page; null for a page that is kept out of search engines. `alsoCalled`: other words for what
 * it is about, worth as much as its headings.
 */
export function searchEntry(path: string, html: string, alsoCalled = ''): SearchPage | null {
  if (/<meta name="robots" content="noindex/.test(html)) return null;
  const main = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html.replace(everywhere, ''))?.[1] ?? '';
  const title = textOf(/<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(main)?.[1] ?? '');
  if (title === '') return null;
  const lead = textOf(/<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '');
  const headings = textOf(
    [...main.matchAll(/<(h[23]|b)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , text]) => text).join(' '),
  ).concat(' ', alsoCalled);
  const known = new Set([...foldWords(title), ...foldWords(lead), ...foldWords(headings)]);
  const others = foldWords(textOf(main)).filter((word) => !known.has(word));
  return { path, title, lead, headings: once(foldWords(headings)), words: once(others) };
}

const once = (words: readonly string[]) => [...new Set(words)].sort().join(' ');
