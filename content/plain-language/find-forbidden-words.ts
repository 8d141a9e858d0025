import { forbiddenWords } from './forbidden-words.ts';

const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(${Object.keys(forbiddenWords)
    .map((word) => RegExp.escape(word).replaceAll('\\x20', '\\s+'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Each forbidden word in a text, with what to say instead. */
export const findForbiddenWords = (text: string): { word: string; instead: string }[] =>
  [...text.matchAll(pattern)].map(([word]) => ({
    word,
    instead: forbiddenWords[word.toLowerCase().replace(/\s+/g, ' ')] ?? '',
  }));
