import type { Stretch } from './hint.ts';
import type { Pattern, Step } from './read-pattern.ts';
import type { Word } from './split-words.ts';

/** How many words to either side `@` looks. */
const nearby = 14;

/** A pattern being tried. `end` is the first word after the sentence; `from` and `to` are the words shown, once known. */
type Trial = {
  words: readonly Word[];
  steps: readonly Step[];
  first: number;
  end: number;
  from: number;
  to: number;
};

/**
 * The stretch of text that a pattern finds when it begins at the given word, or null. Never reads past `end`.
 * Gaps are tried from the shortest; what they leave open has a bound, so the work per word has a ceiling.
 */
export function matchPattern(
  { steps }: Pattern,
  words: readonly Word[],
  first: number,
  end: number,
): Stretch | null {
  const trial = { words, steps, first, end, from: first, to: -1 };
  const last = follow(trial, 0, first);
  if (last === -1) return null;
  const from = words[trial.from];
  const to = words[(trial.to === -1 ? last : trial.to) - 1];
  return from && to && from.from < to.to ? { from: from.from, to: to.to } : null;
}

/** The first word after the match, or -1. */
function follow(trial: Trial, at: number, next: number): number {
  const step = trial.steps[at];
  if (!step) return next;
  const word = next < trial.end ? trial.words[next] : undefined;
  switch (step.step) {
    case 'word': {
      const taken =
        word && !(step.joins && word.paused) && step.fits(word) ? follow(trial, at + 1, next + 1) : -1;
      return taken === -1 && step.optional ? follow(trial, at + 1, next) : taken;
    }
    case 'gap':
      return followGap(trial, at + 1, next, Math.min(next + step.most, trial.end));
    case 'not':
      return word && step.fits(word) ? -1 : follow(trial, at + 1, next);
    case 'near':
      return isNear(trial, next, step.fits) ? follow(trial, at + 1, next) : -1;
    case 'opens':
      return word?.opens ? follow(trial, at + 1, next) : -1;
    case 'closes':
      return word ? -1 : follow(trial, at + 1, next);
    default:
      trial[step.step] = next;
      return follow(trial, at + 1, next);
  }
}

function followGap(trial: Trial, at: number, next: number, last: number): number {
  const step = trial.steps[at];
  for (let skipped = next; skipped <= last; skipped += 1) {
    const word = skipped < trial.end ? trial.words[skipped] : undefined;
    // The commonest case is told here, without a call: the word after the gap does not fit.
    if (step?.step === 'word' && !step.optional && !(word && step.fits(word))) continue;
    const end = follow(trial, at, skipped);
    if (end !== -1) return end;
  }
  return -1;
}

function isNear({ words, first, end }: Trial, at: number, fits: (word: Word) => boolean): boolean {
  const sentence = words[first]?.sentence;
  for (let index = Math.max(0, at - nearby); index < Math.min(end, at + nearby); index += 1) {
    const word = words[index];
    if (word?.sentence === sentence && word && fits(word)) return true;
  }
  return false;
}
