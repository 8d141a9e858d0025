import type { GammaPrior } from '#campaigns/areas/clayton-kaldor.ts';
import { sumOf } from '#campaigns/areas/counted-area.ts';
import type { Interval } from '#campaigns/intervals/rate-ratio.ts';
import { type Prediction, predictedEffect } from './predicted-effect.ts';

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
  const prediction = predictionOf(question);
  const { ratio, interval, pMore } = predictedEffect(question.observedAfter, prediction, question.alpha);
  return { ...prediction, ratio, interval, pMore };
}

export function predictionOf({ areas, prior, overall, controlTrend }: BaselineQuestion): Prediction {
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
