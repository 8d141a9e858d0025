import { foldWords } from './fold-words.ts';
import { isNear, likeness } from './word-likeness.ts';

/** What is known of one page to search in; `headings` and `words` are folded, each word once, with spaces between. */
export type SearchPage = { path: string; title: string; lead: string; headings: string; words: string };

/** Parts of a page, and what a word found there is worth against one in the running text. */
const parts = [
  { worth: 5, wordsOf: ({ title }: SearchPage) => foldWords(title) },
  { worth: 2, wordsOf: ({ lead, headings }: SearchPage) => [...foldWords(lead), ...headings.split(' ')] },
  { worth: 1, wordsOf: ({ words }: SearchPage) => words.split(' ') },
];

/**
 * Pages that hold every word of the query, best first; if there are none, pages that hold some of them. A word that no page
 * holds is taken for a slip of the pen.
 */
export function findPages(pages: readonly SearchPage[], query: string): SearchPage[] {
  const asked = [...new Set(foldWords(query))];
  if (asked.length === 0) return [];
  const scores = asked.map((word) => scoresOf(pages, word));
  const scored = pages.map((page, at) => {
    const own = scores.map((ofWord) => ofWord[at] ?? 0);
    return { page, found: own.filter((score) => score > 0).length, score: own.reduce((a, b) => a + b, 0) };
  });
  const most = Math.max(0, ...scored.map(({ found }) => found));
  return scored
    .filter(({ found }) => most > 0 && found === most)
    .sort((a, b) => b.score - a.score)
    .map(({ page }) => page);
}

/** What one word finds, page by page. */
function scoresOf(pages: readonly SearchPage[], asked: string): number[] {
  const scores = pages.map((page) => best(page, (words) => likeness(words, asked)));
  if (scores.some((score) => score > 0)) return scores;
  return pages.map((page) => best(page, (words) => Number(words.some((word) => isNear(word, asked)))));
}

const best = (page: SearchPage, weigh: (words: readonly string[]) => number): number =>
  Math.max(...parts.map(({ worth, wordsOf }) => worth * weigh(wordsOf(page))));
