import { deriveKey } from '#api/reports/derive-keys.ts';
import { alphabet, bodyLength, checkSymbol } from '#api/reports/receipt.ts';

const prefix = 'NHB';
/** Twelve bytes hold the 95 bits of a code. */
const randomBytesNeeded = 12;

/**
 * The check symbol of a receipt, moved one place: no reward code is ever a receipt, nor the reverse, so that a slip at
 * the claim desk is refused before anything is looked up.
 */
function codeCheck(body: string): string {
  return alphabet[alphabet.indexOf(checkSymbol(body)) ^ 1] as string;
}

/** A new code of 95 random bits and a check symbol, without prefix and separators. `random` answers so many bytes. */
export function newRewardCode(random: (bytes: number) => Uint8Array): string {
  const bits = [...random(randomBytesNeeded)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const body = Array.from(
    { length: bodyLength },
    (_, at) => alphabet[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
  ).join('');
  return body + codeCheck(body);
}

/** `NHB-` and four groups of five, which nobody takes for a receipt (five groups of four). */
export function shownRewardCode(code: string): string {
  return [prefix, ...(code.match(/.{5}/g) ?? [])].join('-');
}

/** What somebody typed, in any dress and with or without the prefix, or null when it cannot be a reward code. */
export function readRewardCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const full = letters.length === prefix.length + bodyLength + 1 && letters.startsWith(prefix);
  const symbols = (full ? letters.slice(prefix.length) : letters).replaceAll('O', '0').replace(/[IL]/g, '1');
  if (symbols.length !== bodyLength + 1 || [...symbols].some((symbol) => !alphabet.includes(symbol)))
    return null;
  return codeCheck(symbols.slice(0, bodyLength)) === symbols.at(-1) ? symbols : null;
}

/** All that is kept of a code (from `newRewardCode` or `readRewardCode`). */
export function rewardCodeHash(pepper: Uint8Array, code: string): Buffer {
  return deriveKey(pepper, Buffer.from(code.slice(0, bodyLength)), 'reward-code', 32);
}
