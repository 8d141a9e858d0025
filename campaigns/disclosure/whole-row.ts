import type { Row } from './integer-system.ts';

type Written = {
  cells: readonly number[];
  coefs: readonly number[];
  lo?: number | null;
  hi?: number | null;
};

/**
 * A sum as it was written, in whole numbers: 0.1 means a tenth, not the double next to it. Multiplied until nothing is
 * broken, divided by what the coefficients share, and its ends drawn in to whole numbers (Gomory's rounding).
 */
export function wholeRow({ cells, coefs, lo, hi }: Written): Row {
  const numbers = [...coefs, lo ?? 0, hi ?? 0].map(decimalOf);
  const places = Math.max(...numbers.map((number) => number.places));
  const whole = numbers.map((number) => number.units * 10n ** BigInt(places - number.places));
  const kept = coefs.map((_, at) => at).filter((at) => whole[at] !== 0n);
  const factors = kept.map((at) => whole[at] as bigint);
  const shared = factors.reduce(commonDivisor, 0n) || 1n;
  const [wholeLo, wholeHi] = whole.slice(-2) as [bigint, bigint];
  return {
    cells: kept.map((at) => cells[at] as number),
    coefs: factors.map((factor) => factor / shared),
    lo: lo == null ? null : ceilingOf(wholeLo, shared),
    hi: hi == null ? null : floorOf(wholeHi, shared),
  };
}

/** The decimal that was written: units / 10^places. */
function decimalOf(value: number): { units: bigint; places: number } {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  const [before = '', after = ''] = digits.split('.');
  const places = after.length - Number(exponent);
  const units = BigInt(before + after);
  return places < 0 ? { units: units * 10n ** BigInt(-places), places: 0 } : { units, places };
}

function commonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}

/** Largest whole number ≤ a / b, for any b but 0. */
export function floorOf(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** Smallest whole number ≥ a / b, for any b but 0. */
export const ceilingOf = (a: bigint, b: bigint): bigint => -floorOf(-a, b);
