import {
  negativeBinomialAtLeast,
  negativeBinomialAtMost,
  negativeBinomialMass,
} from '#campaigns/distributions/negative-binomial.ts';
import { poissonAtLeast, poissonAtMost, poissonMass } from '#campaigns/distributions/poisson.ts';
import { rootOf } from '#campaigns/distributions/root.ts';
import type { Interval } from '#campaigns/intervals/rate-ratio.ts';

export type Prediction = {
  /** Reports expected without a campaign, above 0. */
  expected: number;
  /** Size of the predictive negative binomial; Infinity is Poisson. */
  size: number;
};

export type PredictedEffect = {
  ratio: number;
  interval: Interval;
  /** One-sided mid-P that chance alone brings as many. */
  pMore: number;
  /** Two-sided: below alpha exactly when the interval leaves 1 out. */
  p: number;
};

/**
 * What was observed beside what was predicted: the interval inverts the mid-P test on a negative binomial with mean
 * ratio × expected and the same size (own derivation).
 */
export function predictedEffect(observed: number, prediction: Prediction, alpha: number): PredictedEffect {
  const { expected, size } = prediction;
  const above = (ratio: number) => tails(observed, ratio * expected, size).above;
  const below = (ratio: number) => tails(observed, ratio * expected, size).below;
  const ratio = observed / expected;
  return {
    ratio,
    interval: [
      observed === 0 ? 0 : bound(above, ratio, 1 / 2, alpha / 2),
      bound(below, Math.max(ratio, 1 / expected), 2, alpha / 2),
    ],
    pMore: above(1),
    p: Math.min(1, 2 * Math.min(above(1), below(1))),
  };
}

/** Both tails with half of what was observed. */
function tails(observed: number, mean: number, size: number): { above: number; below: number } {
  if (size === Infinity) {
    const half = poissonMass(observed, mean) / 2;
    return {
      above: poissonAtLeast(observed + 1, mean) + half,
      below: poissonAtMost(observed - 1, mean) + half,
    };
  }
  const counts = { mean, size };
  const half = negativeBinomialMass(observed, counts) / 2;
  return {
    above: negativeBinomialAtLeast(observed + 1, counts) + half,
    below: negativeBinomialAtMost(observed - 1, counts) + half,
  };
}

/** Beyond this many-fold a bound is no bound. */
const farthest = Math.log(1e9);

/** Where a tail has shrunk to the chance, by factors outward from where it has not. */
function bound(tail: (ratio: number) => number, from: number, factor: number, chance: number): number {
  const excess = (log: number) => Math.log(Math.max(tail(Math.exp(log)), 1e-300) / chance);
  const step = Math.log(factor);
  let inside = Math.log(from);
  while (excess(inside) < 0) inside -= step;
  let outside = inside + step;
  while (excess(outside) > 0) {
    // A very small size (hardly anything known) has tails that never shrink to the chance.
    if (Math.abs(outside) > farthest) return step > 0 ? Infinity : 0;
    outside += step;
  }
  return Math.exp(rootOf(excess, inside, outside));
}
