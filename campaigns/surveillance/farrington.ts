import { normalQuantile } from '#campaigns/distributions/normal.ts';
import { type PoissonFit, poissonRegression } from '#campaigns/regression/poisson-regression.ts';

export type FarringtonSettings = {
  /** Years looked back, and weeks on either side of the same week in each. */
  years: number;
  halfWindow: number;
  /** One-sided chance of a false alarm. */
  alpha: number;
  /** No alarm with fewer reports in the last four weeks. */
  leastInFourWeeks: number;
};

export const farringtonDefaults: FarringtonSettings = {
  years: 3,
  halfWindow: 3,
  alpha: 0.005,
  leastInFourWeeks: 5,
};

export type WeekAlarm = { expected: number; threshold: number; phi: number; alarm: boolean };

/** Standardised residual past which a week of the past counts for less: Noufaily e.a. 2012. */
const outlying = 2.58;

/**
 * Is week `at` of a province's or region's weekly counts a surge? Quasi-Poisson with trend on the same weeks of past
 * years, past surges down-weighted, threshold on the 2/3-power scale: Farrington e.a. 1996, with the weights of
 * Noufaily e.a. 2012. Null when the series does not reach back far enough or carries no model. The seasonal factor of
 * the flexible variant is left out: the window does its work.
 */
export function farringtonAlarm(
  counts: readonly number[],
  at: number,
  settings: FarringtonSettings = farringtonDefaults,
): WeekAlarm | null {
  const weeks = referenceWeeks(at, settings);
  if ((weeks[0] ?? -1) < 0 || at >= counts.length) return null;
  const rows = {
    counts: weeks.map((week) => counts[week] as number),
    columns: weeks.map((week) => rowOf(week, at)),
    offsets: weeks.map(() => 0),
  };
  const first = poissonRegression(rows);
  if (first === null) return null;
  const fit = poissonRegression({ ...rows, weights: weightsOf(rows.counts, rows.columns, first) });
  if (fit === null) return null;
  const { expected, threshold, phi } = prediction(fit, settings.alpha);
  const lastFour = counts.slice(Math.max(0, at - 3), at + 1).reduce((sum, count) => sum + count, 0);
  const alarm = (counts[at] as number) > threshold && lastFour >= settings.leastInFourWeeks;
  return { expected, threshold, phi, alarm };
}

function referenceWeeks(at: number, { years, halfWindow }: FarringtonSettings): number[] {
  const weeks: number[] = [];
  for (let year = years; year >= 1; year -= 1)
    for (let shift = -halfWindow; shift <= halfWindow; shift += 1) weeks.push(at - 52 * year + shift);
  return weeks;
}

/** Trend in years before the week in question, so that its own row is (1, 0). */
const rowOf = (week: number, at: number) => [1, (week - at) / 52];

/** Anscombe residuals; a week past the limit weighs as the inverse square of its residual, on average 1. */
function weightsOf(counts: number[], columns: number[][], { means, covariance, phi }: PoissonFit): number[] {
  const spread = Math.max(1, phi);
  const raw = counts.map((count, place) => {
    const mean = means[place] as number;
    const leverage = mean * quadratic(columns[place] as number[], covariance);
    const distance = count ** (2 / 3) - mean ** (2 / 3);
    const residual = (1.5 * distance) / (Math.sqrt(spread * (1 - leverage)) * mean ** (1 / 6));
    return residual > outlying ? residual ** -2 : 1;
  });
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => (weight * counts.length) / total);
}

function prediction(fit: PoissonFit, alpha: number): { expected: number; threshold: number; phi: number } {
  const expected = Math.exp(fit.coefficients[0] as number);
  const phi = Math.max(1, fit.phi);
  const variance = phi * expected ** 2 * quadratic([1, 0], fit.covariance);
  const tau = phi + variance / expected;
  const reach = (2 / 3) * normalQuantile(1 - alpha) * Math.sqrt(tau / expected);
  return { expected, threshold: expected * (1 + reach) ** 1.5, phi };
}

function quadratic(row: readonly number[], matrix: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const [j, x] of row.entries())
    for (const [k, y] of row.entries()) sum += x * y * ((matrix[j] as number[])[k] as number);
  return sum;
}
