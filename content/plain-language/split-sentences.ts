import { sentencesIn } from '../guides/read-prose.ts';
import { names } from './names.ts';

/** Bold signs would hide the end of a sentence; something to fill in counts as one word. */
const bare = (text: string) => text.replaceAll('**', '').replace(/\{+[^}]*\}+\p{L}*/gu, '0');

/** A sentence ends with a full stop, a question mark or an exclamation mark; labels and headings do not. */
const isWhole = (sentence: string) => /[.?!]["”)\]]*$/.test(sentence);

const lettersOf = (text: string) => text.match(/\p{L}[\p{L}’'-]*/gu) ?? [];

const namePattern = new RegExp(
  `(?<!\\p{L})(${names
    .toSorted((one, other) => other.length - one.length)
    .map((name) => RegExp.escape(name))
    .join('|')})(?!\\p{L})`,
  'gu',
);

/** The text without the names in it: nobody can say them shorter. */
export const withoutNames = (text: string): string => text.replace(namePattern, '');

export type Sentence = { text: string; whole: boolean; words: string[] };

/** Sentences, labels and headings of a text; `words` holds no figures and no names. */
export function splitSentences(text: string): Sentence[] {
  return sentencesIn(bare(text)).map((sentence) => ({
    text: sentence,
    whole: isWhole(sentence),
    words: lettersOf(withoutNames(sentence)),
  }));
}
