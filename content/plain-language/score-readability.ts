import { countSyllables } from './count-syllables.ts';
import { splitSentences } from './split-sentences.ts';

export type Readability = { score: number; meanWords: number; sentences: number };

/**
 * Flesch-Douma (Douma 1960): 206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence; higher is easier, about
 * −10 to 120. Whole sentences only, since labels and headings would make a page look simpler than it reads; names do not
 * count. `null` without a whole sentence.
 */
export function scoreReadability(texts: string[]): Readability | null {
  const sentences = texts.flatMap(splitSentences).filter(({ whole, words }) => whole && words.length > 0);
  const words = sentences.flatMap((sentence) => sentence.words);
  if (sentences.length === 0) return null;
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  const meanWords = words.length / sentences.length;
  const score = 206.84 - 0.77 * ((100 * syllables) / words.length) - 0.93 * meanWords;
  return { score, meanWords, sentences: sentences.length };
}
