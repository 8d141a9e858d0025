import { normalCdf, normalQuantile } from '#campaigns/distributions/normal.ts';
import type { Interval } from '#campaigns/intervals/rate-ratio.ts';

/**
 * An exact Poisson interval of a ratio for counts whose variance is `factor` times as large: its distances from the
 * estimate on the log scale × √factor, as quasi-likelihood does with standard errors. Bounds at 0 and ∞ stay.
 */
export function widened([low, high]: Interval, estimate: number, factor: number): Interval {
  const away = (bound: number) => estimate * (bound / estimate) ** Math.sqrt(factor);
  return [low === 0 ? 0 : away(low), high === Infinity ? Infinity : away(high)];
}

/** The two-sided p that goes with it. */
export function widenedP(p: number, factor: number): number {
  if (p <= 0 || p >= 1) return p;
  return 2 * normalCdf(normalQuantile(p / 2) / Math.sqrt(factor));
}
