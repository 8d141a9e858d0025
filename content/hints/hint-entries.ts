import { findHints } from './find-hints.ts';
import { type Hint, type HintLanguage, overlap } from './hint.ts';

/** One hint for people: the words, why, and where they first stand. The key stays while the words stay. */
export type HintEntry = Hint & { key: string; words: string };

/** What to show of a text: the same words once, and of words that overlap the longest stretch. */
export function hintEntries(text: string, language: HintLanguage): HintEntry[] {
  const entries = new Map<string, HintEntry>();
  for (const hint of withoutOverlap(findHints(text, language))) {
    const words = text.slice(hint.from, hint.to).replace(/\s+/g, ' ').trim();
    const key = `${hint.kind} ${words.toLowerCase()}`;
    if (!entries.has(key)) entries.set(key, { ...hint, key, words });
  }
  return [...entries.values()];
}

function withoutOverlap(hints: readonly Hint[]): Hint[] {
  const kept: Hint[] = [];
  for (const hint of hints) {
    const last = kept.at(-1);
    if (!last || !overlap(last, hint)) kept.push(hint);
    else if (hint.to - hint.from > last.to - last.from) kept[kept.length - 1] = hint;
  }
  return kept;
}
