import { doubtfulNames, firstNames } from './first-names.ts';
import type { Word } from './split-words.ts';
import { exactList, type WordList, wordList } from './word-list.ts';

type Fits = (word: Word) => boolean;

/**
 * One step of a pattern. `near` and `not` look without taking a word; `from` and `to` say what of it is shown. A word
 * that `joins` the one before it stands in no new part of the sentence: "om 4 uur, drie vaten" is no hour.
 */
export type Step =
  | { step: 'word'; fits: Fits; optional: boolean; whole: readonly string[] | null; joins: boolean }
  | { step: 'gap'; most: number }
  | { step: 'not' | 'near'; fits: Fits }
  | { step: 'opens' | 'closes' | 'from' | 'to' };

export type Pattern = {
  steps: readonly Step[];
  begins: Fits;
  /** The words with which it can begin; null when `begins` must be asked of every word. */
  firstWords: readonly string[] | null;
  /** It can only be found where each of these has a word: most patterns are ruled out for a whole text at once. */
  needs: readonly (readonly string[])[];
};

export type Lists = Readonly<Record<string, string>>;

/** What a pattern may leave open, so that the work per word has a ceiling: words in one gap, and ways to read all gaps. */
const bounds = { gap: 8, readings: 100 };

/**
 * Reads the small language in which the rules are written; `content/hints/README.md` explains it.
 * @throws when a pattern is not in the language: a rule with a slip must not pass in silence
 */
export function patternReader(lists: Lists) {
  const named = new Map(Object.entries(lists).map(([name, words]) => [name, wordList(split(words))]));
  for (const [name, list] of Object.entries(nameLists)) named.set(name, list);
  return (source: string): Pattern => {
    const steps = joined(split(source).map((piece) => readStep(piece, named, source)));
    const readings = steps.reduce((product, step) => product * (step.step === 'gap' ? step.most + 1 : 1), 1);
    if (readings > bounds.readings) throw new Error(`The gaps together leave too much open: ${source}`);
    const opening = steps.find(({ step }) => step === 'word' || step === 'gap');
    if (opening?.step !== 'word' || opening.optional || opening.fits === capital)
      throw new Error(`A pattern begins with a word: ${source}`);
    const needs = steps.flatMap((step) =>
      step.step === 'word' && !step.optional && step.whole ? [step.whole] : [],
    );
    return { steps, begins: opening.fits, firstWords: opening.whole, needs };
  };
}

const split = (words: string) => words.trim().split(/\s+/);

const surely = exactList(split(firstNames));
const doubtful = exactList(split(doubtfulNames));
/** First names belong to no language. A name with a letter more is another word ("Julie", "jullie"), so no slips here. */
const nameLists: Record<string, WordList> = {
  firstName: surely,
  doubtfulName: { ...doubtful, has: (word) => word.capital && !word.opens && doubtful.has(word) },
};

const marks: Record<string, Step> = {
  '^': { step: 'opens' },
  $: { step: 'closes' },
  '<': { step: 'from' },
  '>': { step: 'to' },
};

function readStep(piece: string, named: ReadonlyMap<string, WordList>, source: string): Step {
  const mark = marks[piece];
  if (mark) return mark;
  const gap = /^\.\.(\d+)$/.exec(piece);
  if (gap) {
    const most = Number(gap[1]);
    if (most > bounds.gap) throw new Error(`A gap is at most ${bounds.gap} words: ${source}`);
    return { step: 'gap', most };
  }
  if (piece.startsWith('!')) return { step: 'not', fits: readWords(piece.slice(1), named).has };
  if (piece.startsWith('@')) return { step: 'near', fits: readWords(piece.slice(1), named).has };
  const optional = piece.endsWith('?');
  const { has, whole } = readWords(optional ? piece.slice(0, -1) : piece, named);
  return { step: 'word', fits: has, optional, whole, joins: true };
}

/** The first word joins nothing, and a gap may hold a comma. */
function joined(steps: readonly Step[]): Step[] {
  const takes = steps.map(({ step }, at) => (step === 'word' || step === 'gap' ? at : -1));
  return steps.map((step, at) => {
    const before = steps[Math.max(-1, ...takes.slice(0, at))];
    return step.step === 'word' ? { ...step, joins: before?.step === 'word' } : step;
  });
}

function readWords(piece: string, named: ReadonlyMap<string, WordList>): WordList {
  if (piece === '*') return { has: () => true, whole: null };
  if (piece === 'Aa') return { has: capital, whole: null };
  if (piece === '#') {
    const written = named.get('number');
    return { has: (word) => figures.test(word.plain) || (written?.has(word) ?? false), whole: null };
  }
  const name = /^\{(\S+)\}$/.exec(piece)?.[1];
  const list = name === undefined ? wordList(piece.split('|')) : named.get(name);
  if (!list) throw new Error(`No list is called ${piece}`);
  return list;
}

const capital: Fits = (word) => word.capital;
const figures = /^\d{1,4}[a-z]{0,2}$/;
