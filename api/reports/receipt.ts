import { deriveKey } from './derive-keys.ts';

/** Crockford's base 32: no I, L, O or U. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Symbols of 5 bits each, before the check symbol. */
export const bodyLength = 19;

/** α^0 … α^30 in GF(32) with x⁵ + x² + 1. */
const powers = Array.from({ length: 30 }).reduce<number[]>(
  (list) => [...list, timesAlpha(list.at(-1) as number)],
  [1],
);

function timesAlpha(element: number): number {
  const shifted = element << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}

function multiply(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  return powers[(powers.indexOf(left) + powers.indexOf(right)) % 31] as number;
}

/**
 * Check symbol: Σ αⁱ·sᵢ over GF(32), i = 1…19. Finds every single wrong symbol and every swap of two symbols.
 * A public function of the code: telling that it is wrong tells nothing else.
 */
export function checkSymbol(body: string): string {
  const sum = [...body].reduce(
    (total, symbol, at) => total ^ multiply(powers[at + 1] as number, alphabet.indexOf(symbol)),
    0,
  );
  return alphabet[sum] as string;
}

/** The receipt of a form token: 19 symbols (95 bits) and a check symbol, without separators. Never stored. */
export function receiptOf(pepper: Uint8Array, token: Uint8Array): string {
  const bits = [...deriveKey(pepper, token, 'receipt', 12)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const body = Array.from(
    { length: bodyLength },
    (_, at) => alphabet[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
  ).join('');
  return body + checkSymbol(body);
}

/** Five groups of four, as people read and write it. */
export function receiptGroups(receipt: string): string[] {
  return receipt.match(/.{4}/g) ?? [];
}

export function shownReceipt(receipt: string): string {
  return receiptGroups(receipt).join('-');
}

/** What somebody typed, in any dress (`o` for 0, `i` or `l` for 1, spaces, dashes), or null when it cannot be a receipt. */
export function readReceipt(typed: string): string | null {
  const symbols = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (symbols.length !== bodyLength + 1 || [...symbols].some((symbol) => !alphabet.includes(symbol)))
    return null;
  const body = symbols.slice(0, bodyLength);
  return checkSymbol(body) === symbols.at(-1) ? symbols : null;
}
