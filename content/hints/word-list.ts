import { looseForm, plainForm, type Word } from './split-words.ts';

/** A set of words in which `*raam` stands for every word that ends so, and `woon*` for every word that begins so. */
export type WordList = {
  has(word: Word): boolean;
  /** The whole words in it, or null when it has an open end and must be asked word by word. */
  whole: readonly string[] | null;
};

/** Longer than any word of ours; what is longer is no word, and its ends are not looked up one by one. */
const longestWord = 40;

export function wordList(entries: readonly string[]): WordList {
  const plain = entries.map(plainForm);
  const ends = openEnds(plain.filter((entry) => entry.startsWith('*')).map((entry) => entry.slice(1)));
  const starts = openEnds(plain.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1)));
  const whole = bothForms(plain.filter((entry) => !entry.includes('*')));
  if (ends.words.size + starts.words.size === 0)
    return { has: ({ plain, loose }) => whole.has(plain) || whole.has(loose), whole: [...whole] };
  const fits = (form: string) =>
    whole.has(form) || (form.length <= longestWord && (endsIn(form, ends) || beginsWith(form, starts)));
  return { has: ({ plain, loose }) => fits(plain) || (loose !== plain && fits(loose)), whole: null };
}

/** Whole words, and not their slips of the pen. */
export function exactList(words: readonly string[]): WordList {
  const whole = new Set(words);
  return { has: ({ plain }) => whole.has(plain), whole: words };
}

const bothForms = (words: string[]) => new Set(words.flatMap((word) => [word, looseForm(word)]));

/** `lengths`: so that only the ends that could be one are looked up. */
type OpenEnds = { words: ReadonlySet<string>; lengths: readonly number[] };

function openEnds(entries: string[]): OpenEnds {
  const words = bothForms(entries);
  return { words, lengths: [...new Set([...words].map(({ length }) => length))] };
}

const endsIn = (form: string, { words, lengths }: OpenEnds) =>
  lengths.some((length) => length <= form.length && words.has(form.slice(form.length - length)));

const beginsWith = (form: string, { words, lengths }: OpenEnds) =>
  lengths.some((length) => length <= form.length && words.has(form.slice(0, length)));
