import { normalCdf, normalQuantile } from '#campaigns/distributions/normal.ts';
import { rootOf } from '#campaigns/distributions/root.ts';
import { largestRatio } from './predictive-power.ts';

/** What is known of the spread of a log ratio before a campaign begins. */
export type LogRatioSpread = {
  /** Reports that the campaign areas would have after without a campaign. */
  expectedAfter: number;
  /** Variance of the log of everything that they are compared with. */
  otherVariance: number;
  /** At least 1: how much worse than Poisson counts swing. */
  phi: number;
};

/**
 * The chance that a true ratio shows: Wald approximation on the log scale with variance φ·(1/(R·expected) + other). For
 * difference-in-differences the other variance is 1/Yb + 1/Ca + 1/Cb. Without reports nothing can be foreseen: 0.
 */
export function controlledPower(spread: LogRatioSpread, ratio: number, level = 0.95): number {
  const { expectedAfter, otherVariance, phi } = spread;
  const error = Math.sqrt(phi * (1 / (ratio * expectedAfter) + otherVariance));
  if (!Number.isFinite(error)) return 0;
  return normalCdf(Math.log(ratio) / error - normalQuantile((1 + level) / 2));
}

/** The smallest ratio that shows with the asked power; null when not even the largest would. */
export function smallestControlledRatio(spread: LogRatioSpread, power = 0.8, level = 0.95): number | null {
  const missing = (logRatio: number) => controlledPower(spread, Math.exp(logRatio), level) - power;
  const highest = Math.log(largestRatio);
  return missing(highest) < 0 ? null : Math.exp(rootOf(missing, 0, highest));
}
