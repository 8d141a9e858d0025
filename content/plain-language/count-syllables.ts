import hyphen from 'hyphen/nl/index.js';

/** What sounds as one vowel in Dutch, longest first; a vowel with a diaeresis begins a new one. */
const vowels = /eau|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ey|ai|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]/g;

/**
 * Syllables of one Dutch word, at least 1. The patterns of `hyphen` (TeX, `nl`) find the seams of a compound; a printer
 * never cuts one letter off, so the vowels within a part are counted too: `over` has two, and `video` has three.
 */
export function countSyllables(word: string): number {
  const parts = word
    .toLowerCase()
    .split(/[-’']/)
    .flatMap((part) => hyphen.hyphenateSync(part, { hyphenChar: '|', minWordLength: 1 }).split('|'));
  const heard = parts.reduce((sum, part) => sum + (part.match(vowels)?.length ?? 0), 0);
  return Math.max(1, heard);
}
