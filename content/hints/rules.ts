import type { HintKind } from './hint.ts';
import type { Lists } from './read-pattern.ts';

/** The rules of one language. How to write one: `content/hints/README.md`. */
export type HintRules = {
  /** Words that may stand in the same place, by name. `number` is also what `#` reads. */
  lists: Lists;
  hints: Partial<Record<HintKind, readonly string[]>>;
  /** Guesses, for words that no hint has found. */
  otherwise: Partial<Record<HintKind, readonly string[]>>;
  /** Exceptions: what touches one of these is no hint, but for what is always told when written out. */
  harmless: readonly string[];
};
