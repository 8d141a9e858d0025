import type { GammaPrior } from '#campaigns/areas/clayton-kaldor.ts';
import { sumOf } from '#campaigns/areas/counted-area.ts';
import {
  negativeBinomialAtLeast,
  negativeBinomialAtMost,
  negativeBinomialMass,
} from '#campaigns/distributions/negative-binomial.ts';
import { poissonAtLeast, poissonAtMost, poissonMass } from '#campaigns/distributions/poisson.ts';
import { rootOf } from '#campaigns/distributions/root.ts';
import type { Interval } from '#campaigns/intervals/rate-ratio.ts';

/** A campaign area: its baseline window (never the window that chose it), and the after window. */
export type BaselineArea = { observed: number; expected: number; expectedAfter: number };

export type BaselineQuestion = {
  areas: readonly BaselineArea[];
  /** Of all areas in the baseline window; null without extra variance. */
  prior: GammaPrior | null;
  /** ΣO/ΣE of all areas in the baseline window, used when there is no prior. */
  overall: number;
  /** What the controls did meanwhile: their after / before per expected report. */
  controlTrend: number;
  /** Reports of all campaign areas in the after window. */
  observedAfter: number;
  alpha: number;
};

export type BaselineEffect = {
  /** Reports that the areas would have had without a campaign. */
  expected: number;
  /** Size of the predictive negative binomial; Infinity is Poisson. */
  size: number;
  ratio: number;
  interval: Interval;
  /** One-sided mid-P that chance alone brings as many. */
  pMore: number;
};

/**
 * Hauer 1997: areas chosen for being low rise by themselves, so the expectation is their shrunken ratio. With m the
 * posterior mean and v the posterior variance of each area's expectation, the sum of reports is negative binomial with
 * mean M = Σm and size M²/Σv. The interval inverts the mid-P test with mean R·M and that size (own derivation).
 */
export function empiricalBayesEffect(question: BaselineQuestion): BaselineEffect {
  const { expected, size } = predictionOf(question);
  const { observedAfter, alpha } = question;
  const above = (ratio: number) => tails(observedAfter, ratio * expected, size).above;
  const below = (ratio: number) => tails(observedAfter, ratio * expected, size).below;
  const ratio = observedAfter / expected;
  return {
    ...{ expected, size, ratio },
    interval: [
      observedAfter === 0 ? 0 : bound(above, ratio, 1 / 2, alpha / 2),
      bound(below, Math.max(ratio, 1 / expected), 2, alpha / 2),
    ],
    pMore: above(1),
  };
}

function predictionOf({ areas, prior, overall, controlTrend }: BaselineQuestion): {
  expected: number;
  size: number;
} {
  const after = areas.map(({ expectedAfter }) => expectedAfter * controlTrend);
  if (prior === null) return { expected: overall * sumOf(after), size: Infinity };
  const rates = areas.map(({ expected }) => expected + prior.alpha);
  const means = areas.map(({ observed }, at) => ((observed + prior.nu) / nth(rates, at)) * nth(after, at));
  const expected = sumOf(means);
  return {
    expected,
    size: expected ** 2 / sumOf(means.map((mean, at) => (mean * nth(after, at)) / nth(rates, at))),
  };
}

const nth = (numbers: readonly number[], at: number) => numbers[at] as number;

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

/** Where a tail has shrunk to the chance, by factors outward from where it has not. */
function bound(tail: (ratio: number) => number, from: number, factor: number, chance: number): number {
  const excess = (log: number) => Math.log(Math.max(tail(Math.exp(log)), 1e-300) / chance);
  const step = Math.log(factor);
  let inside = Math.log(from);
  while (excess(inside) < 0) inside -= step;
  let outside = inside + step;
  while (excess(outside) > 0) outside += step;
  return Math.exp(rootOf(excess, inside, outside));
}
