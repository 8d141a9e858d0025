import { coverage } from './coverage.ts';
import { findNumbers } from './find-numbers.ts';
import { type Hint, type HintKind, type HintLanguage, hintLanguages, type Stretch } from './hint.ts';
import { inOrder } from './in-order.ts';
import { patternIndex } from './pattern-index.ts';
import { rules as english } from './rules.en.ts';
import { rules as dutch } from './rules.nl.ts';
import type { HintRules } from './rules.ts';
import { splitWords } from './split-words.ts';

/** These are told whatever stands around them: a number that is written out is there for all to use. */
const always: ReadonlySet<HintKind> = new Set(['phone', 'email', 'plate', 'iban', 'bsn']);

const byKind = (patterns: HintRules['hints']) => Object.entries(patterns) as [HintKind, readonly string[]][];

const read = ({ lists, hints, otherwise, harmless }: HintRules) => ({
  hints: patternIndex(lists, byKind(hints)),
  otherwise: patternIndex(lists, byKind(otherwise)),
  harmless: patternIndex(lists, [['harmless', harmless]]),
});

const ruleSets: Record<HintLanguage, ReturnType<typeof read>> = { nl: read(dutch), en: read(english) };

/**
 * Phrases that tell who wrote a text, or from where, in the order of the text. Pure, alike in browser and server, and
 * its work grows with the length of the text alone. People write another language than that of the page, or mix two:
 * every rule set is tried. Where two find the same words, the given language decides what they are called.
 */
export function findHints(text: string, language: HintLanguage): Hint[] {
  const words = splitWords(text);
  const others = hintLanguages.filter((other) => other !== language);
  const sets = [language, ...others].map((each) => ruleSets[each]);
  const harmless: Stretch[] = sets.flatMap((set) => set.harmless(words));
  const found = [...findNumbers(text), ...sets.flatMap((set) => set.hints(words))];
  const excepted = coverage(text, harmless);
  const stays = (hint: Hint) => always.has(hint.kind) || excepted(hint) < hint.to - hint.from;
  const kept = found.filter(stays);
  const told = coverage(text, kept);
  const guesses = sets.flatMap((set) => set.otherwise(words));
  return inOrder([...kept, ...guesses.filter((hint) => stays(hint) && told(hint) === 0)]);
}
