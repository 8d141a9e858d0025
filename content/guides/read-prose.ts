import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A markdown file in one language: its front matter as data, and the prose below it. */
export type Prose = { language: string; slug: string; facts: Record<string, unknown>; body: string };

/** Reads `<folder>/<language>/<slug>.md` for every language and slug. */
export function readProse(folder: URL): Prose[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => {
      const [language = '', slug = ''] = path.replace(/\.md$/, '').split('/');
      return { language, slug, ...splitFrontMatter(path, readFileSync(new URL(path, folder), 'utf8')) };
    });
}

function splitFrontMatter(path: string, text: string) {
  const [, frontMatter, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  if (frontMatter === undefined || body === undefined) throw new Error(`No front matter in ${path}`);
  return { facts: parse(frontMatter) as Record<string, unknown>, body };
}

/** Every text in front matter that a visitor reads; not dates, codes or addresses. */
export function textsIn(value: unknown, key = ''): string[] {
  if (['reviewedOn', 'url', 'pictogram', 'sign', 'sense', 'phenomenon', 'audience', 'number'].includes(key))
    return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((part) => textsIn(part));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, name));
}

/** Sentences of markdown prose, without list signs, headings' marks and addresses of links. */
export function sentencesIn(markdown: string): string[] {
  return markdown
    .replace(/\]\([^)]*\)/g, ']')
    .split(/\n+|(?<=[.?!؟:]["”]?)\s+/)
    .map((sentence) => sentence.replace(/^(#+|-|\d+\.)\s+/, '').trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

export const wordsIn = (sentence: string): number => sentence.split(/\s+/).filter(Boolean).length;

/**
 * Digits that look like a number to dial. Numbers stand in one file and come in by name (`{{phone:police}}`),
 * so that a wrong one cannot live on in a text. A day as it stands in a table (`2026-07-14`) is none.
 */
export const looksLikePhoneNumber =
  /(?<!\d)112(?!\d)|(?<!\d)0[\d]{2,3}[- ]?\d{3,}|\+\d{2}|(?<![\d-])(?!\d{4}-\d\d-\d\d(?!\d))\d[\d -]{5,}\d|\bVHF\b/;
