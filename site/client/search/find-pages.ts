import { foldWords } from './fold-words.ts';

/** What is known of one page to search in; `headings` and `words` are folded, each word once, with spaces between. */
export type SearchPage = { path: string; title: string; lead: string; headings: string; words: string };

/** Parts of a page, and what a word found there is worth against one in the running text. */
const parts = [
  { worth: 5, wordsOf: ({ title }: SearchPage) => foldWords(title) },
  { worth: 2, wordsOf: ({ lead, headings }: SearchPage) => [...foldWords(lead), ...headings.split(' ')] },
  { worth: 1, wordsOf: ({ words }: SearchPage) => words.split(' ') },
];
/** Shorter pieces than this stand in words that have nothing to do with them. */
const pieceLength = 4;

/**
 * Pages that hold every word of the query, best first; if there are none, pages that hold some of them. A word is found by
 * its beginning, and longer words also within another: Dutch writes `drugslab` and `laboratorium` together.
 */
export function findPages(pages: readonly SearchPage[], query: string): SearchPage[] {
  const asked = [...new Set(foldWords(query))];
  if (asked.length === 0) return [];
  const scored = pages.map((page) => {
    const scores = asked.map((word) => scoreOf(page, word));
    return {
      page,
      found: scores.filter((score) => score > 0).length,
      score: scores.reduce((a, b) => a + b, 0),
    };
  });
  const most = Math.max(0, ...scored.map(({ found }) => found));
  return scored
    .filter(({ found }) => most > 0 && found === most)
    .sort((a, b) => b.score - a.score)
    .map(({ page }) => page);
}

function scoreOf(page: SearchPage, asked: string): number {
  const scores = parts.map(({ worth, wordsOf }) => worth * likeness(wordsOf(page), asked));
  return Math.max(...scores);
}

/** 4 the word itself, 3 a word that begins with it, 2 a word that holds it, 1 a word that it holds, 0 nothing like it. */
function likeness(words: readonly string[], asked: string): number {
  if (words.includes(asked)) return 4;
  if (words.some((word) => word.startsWith(asked))) return 3;
  if (asked.length < pieceLength) return 0;
  if (words.some((word) => word.includes(asked))) return 2;
  return words.some((word) => word.length > pieceLength && asked.includes(word)) ? 1 : 0;
}
