import { type BeforeAfter, rateRatioIntervals, rateRatioP } from '#campaigns/intervals/rate-ratio.ts';
import { controlTrend } from './control-trend.ts';
import { type Measured, totalsOf } from './measured-areas.ts';
import { alpha, type Headline } from './method.ts';
import { predictedEffect } from './predicted-effect.ts';
import { type Expectation, groupExpectation, shrunkenExpectations } from './shrunken-expectation.ts';
import { widened, widenedP } from './widened.ts';

/**
 * The campaign areas beside their shrunken expectation, moved along with the controls (Hauer 1997). With trend c, mean
 * M = c·Σm and the posterior variance c²·Σv (of counts ÷ φ), the predictive variance is φ·(M + M²·Var log c) + c²·Σv:
 * the controls' own chance is part of what is not known (delta method; own derivation). The negative binomial of that
 * mean and variance has size M²/(variance − M). Null for areas without inhabitants, or without any report before.
 */
export function shrunkenEffect(measured: Measured, phi: number): Headline | null {
  const still = groupExpectation(measured.treated, shrunkenExpectations(measured, phi));
  if (still === null || still.mean === 0) return null;
  const { trend, logVariance } = controlTrend(measured);
  const expected = still.mean * trend;
  const variance = phi * (expected + expected ** 2 * logVariance) + still.variance * trend ** 2;
  const size = variance > expected ? expected ** 2 / (variance - expected) : Infinity;
  const { after: observed } = totalsOf(measured.treated);
  const { ratio, interval, p } = predictedEffect(observed, { expected, size }, alpha);
  return { method: 'empirical-bayes', observed, expected, size, ratio, interval, p };
}

/**
 * Areas drawn by lot beside those that were not, both after: given their sum the reports of the drawn are binomial, in
 * proportion to what either group was expected to have (Przyborowski & Wilenski 1940). The interval is exact, then
 * widened by how much worse than Poisson the expectations are known, × φ (own derivation). Null without expectations.
 */
export function drawnEffect({ treated, controls, ...rest }: Measured, phi: number): Headline | null {
  const expectations = shrunkenExpectations({ treated, controls, ...rest }, phi);
  const drawn = groupExpectation(treated, expectations);
  const left = groupExpectation(controls, expectations);
  if (drawn === null || left === null || drawn.mean === 0 || left.mean === 0) return null;
  const after = { before: totalsOf(controls).after, after: totalsOf(treated).after };
  const exposure = { before: left.mean, after: drawn.mean };
  const factor = worseThanPoisson(after, drawn, left, phi);
  const added = after.before === 0 || after.after === 0 ? 0.5 : 0;
  const centre = ((after.after + added) / (after.before + added)) * (left.mean / drawn.mean);
  const expected = (drawn.mean * after.before) / left.mean;
  const variance = factor * (expected + expected ** 2 / (after.before + added));
  return {
    ...{ method: 'lottery', observed: after.after, expected },
    ratio: after.before === 0 ? null : after.after / expected,
    interval: widened(rateRatioIntervals(after, exposure, alpha).exact, centre, factor),
    p: widenedP(rateRatioP(after, exposure), factor),
    size: variance > expected ? expected ** 2 / (variance - expected) : Infinity,
  };
}

/** Variance of the log ratio with φ and with what is not known of both expectations, over that of two Poisson counts. */
function worseThanPoisson(
  { before, after }: BeforeAfter,
  drawn: Expectation,
  left: Expectation,
  phi: number,
): number {
  const chance = 1 / (after + 0.5) + 1 / (before + 0.5);
  const unknown = drawn.variance / drawn.mean ** 2 + left.variance / left.mean ** 2;
  return phi + unknown / chance;
}
