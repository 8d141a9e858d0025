import { normalQuantile } from '#campaigns/distributions/normal.ts';
import type { Interval } from '#campaigns/intervals/rate-ratio.ts';
import { poissonRegression } from '#campaigns/regression/poisson-regression.ts';

export type MonthlySeries = {
  counts: readonly number[];
  /** What the counts are proportional to: inhabitants, or inhabitants × weeks. */
  populations: readonly number[];
  /** Number of each month on the calendar, when months were left out; counted from 0 when left out. */
  times?: readonly number[];
  /** Place of the first month with the campaign. */
  firstAfter: number;
  /** Two yearly waves, for series with a season. */
  harmonics: boolean;
  alpha: number;
};

export const leastMonths = { before: 24, after: 6 };

export type SeriesEffect =
  | { kind: 'refused'; why: 'too-few-months-before' | 'too-few-months-after' | 'no-model' }
  | {
      kind: 'estimated';
      /** Level after / level that trend and season would have brought. */
      ratio: number;
      interval: Interval;
      phi: number;
      /** What each month would have brought without the step: the expected line of the chart. */
      expected: number[];
    };

/**
 * Interrupted time series: quasi-Poisson with offset log(population), step and trend, optionally two harmonics
 * (Lopez Bernal e.a. 2017). φ counts for 1 at least: luck in the noise must not narrow the interval.
 */
export function interruptedSeries(series: MonthlySeries): SeriesEffect {
  const { counts, populations, firstAfter, alpha } = series;
  if (firstAfter < leastMonths.before) return { kind: 'refused', why: 'too-few-months-before' };
  if (counts.length - firstAfter < leastMonths.after) return { kind: 'refused', why: 'too-few-months-after' };
  const columns = counts.map((_, month) => rowOf(series, month));
  const fit = poissonRegression({ counts, columns, offsets: populations.map(Math.log) });
  if (fit === null) return { kind: 'refused', why: 'no-model' };
  const step = fit.coefficients[stepColumn] as number;
  const error = Math.sqrt(
    ((fit.covariance[stepColumn] as number[])[stepColumn] as number) * Math.max(1, fit.phi),
  );
  const reach = normalQuantile(1 - alpha / 2) * error;
  return {
    kind: 'estimated',
    ratio: Math.exp(step),
    interval: [Math.exp(step - reach), Math.exp(step + reach)],
    phi: fit.phi,
    expected: fit.means.map((mean, month) => (month < firstAfter ? mean : mean / Math.exp(step))),
  };
}

const stepColumn = 1;

/** Intercept, step, trend in years from the middle, and the waves. */
function rowOf({ counts, times, firstAfter, harmonics }: MonthlySeries, month: number): number[] {
  const time = times?.[month] ?? month;
  const row = [1, month >= firstAfter ? 1 : 0, (time - counts.length / 2) / 12];
  if (!harmonics) return row;
  const angle = (2 * Math.PI * time) / 12;
  return [...row, Math.sin(angle), Math.cos(angle), Math.sin(2 * angle), Math.cos(2 * angle)];
}
