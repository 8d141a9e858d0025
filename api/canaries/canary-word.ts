import { createHash, randomBytes } from 'node:crypto';
import { alphabet } from '#api/reports/receipt.ts';
import dutch from '#content/i18n/nl/desk.json' with { type: 'json' };

const groups = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/g;

/** 80 random bits in four groups of four symbols. */
export function newWord(): string {
  const symbols = [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
  return (symbols.match(/.{4}/g) ?? []).join('-');
}

/** What the hub reads when it opens a canary: the word is its last line. */
export const canaryText = (word: string): string =>
  [...dutch.canary.text, `${dutch.canary.word}: ${word}`].join('\n');

/** The word in the opened text of a canary; null when it holds none. */
export const wordIn = (text: string): string | null => text.match(groups)?.at(-1) ?? null;

/** As people copy it: case, dashes and look-alike letters do not matter. */
export function wordHash(word: string): Buffer {
  const symbols = word
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return createHash('sha256').update('nh-drugsalert/canary-word/v1\0').update(symbols).digest();
}
