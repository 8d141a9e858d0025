/** The bytes of Windows-1252 that are a character: all that the standard fonts of a PDF can write. */
const drawable = new Set(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 224 }, (_, at) => at + 32))].filter(
    (letter) => !/\p{C}/u.test(letter),
  ),
);
const letters = new Intl.Segmenter('nl', { granularity: 'grapheme' });
const missing = '?';

/** The text with a visible "?" for every character that a PDF cannot write, an emoji of several parts included. */
export function inDrawableLetters(text: string): string {
  return [...letters.segment(text.normalize('NFC'))]
    .map(({ segment }) => ([...segment].every((letter) => drawable.has(letter)) ? segment : missing))
    .join('');
}
