import { z } from 'zod';

/**
 * Control characters (NUL cannot be stored by PostgreSQL), halves of a character, and the signs that turn the reading
 * direction round unseen (Unicode UAX #9: embeddings, overrides and isolates).
 */
const hidden = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** Only what can be seen, stored and printed as it was typed. */
export const isPlain = (value: string) => !hidden.test(value);

export const notPlain = { params: { code: 'not-text' } };

/** Free text of staff in one line: line breaks become a space, letters get their composed form (NFC). Length in UTF-16 units. */
export const plainText = (shortest: number, longest: number) =>
  z
    .string()
    .overwrite((value) => value.normalize('NFC').replace(/[\t\r\n\u2028\u2029]+/g, ' '))
    .trim()
    .min(shortest)
    .max(longest)
    .refine(isPlain, notPlain);
