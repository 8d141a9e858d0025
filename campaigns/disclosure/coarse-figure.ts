import { bands, type ReleaseRow } from './release.schema.ts';

type Figure = Pick<ReleaseRow, 'status' | 'value' | 'lo' | 'hi'>;

/** The band that a count falls in; zero hides in the lowest. */
export function bandFigure(n: number): Figure {
  const { lo, hi } = bands.findLast((band) => n >= band.lo) ?? bands[0];
  return { status: 'band', value: null, lo, hi };
}

/**
 * A count rounded to the nearest multiple of a base, halves upwards, with all counts that would round to it.
 * Every figure is rounded from its own true count, so that figures need not add up.
 */
export function roundedFigure(n: number, base: number): Figure {
  const half = base / 2;
  const value = Math.floor(n / base + 0.5) * base;
  return {
    status: 'rounded',
    value,
    lo: Math.max(0, Math.ceil(value - half)),
    hi: Math.ceil(value + half) - 1,
  };
}

/** One symbol, whether the figure itself was dangerous or would have given away another. */
export const protectedFigure: Figure = { status: 'protected', value: null, lo: null, hi: null };
