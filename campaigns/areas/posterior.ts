import { gammaQuantile, gammaTail } from '#campaigns/distributions/gamma.ts';
import type { GammaPrior, ObservedExpected } from './clayton-kaldor.ts';

export type Posterior = {
  shape: number | null;
  rate: number | null;
  mean: number | null;
  lo: number | null;
  hi: number | null;
  pBelow075: number | null;
};

/**
 * What an area's count and all areas together say of its ratio: gamma with shape O+ν and rate E+α (Clayton & Kaldor
 * 1987), its mean, 95 % interval and P(θ < 0.75). Without extra variance (`prior` null) every area has the overall
 * ratio, and shape and rate are without bound: null. Where nothing is expected anywhere, nothing is known.
 */
export function posteriorRatio(
  { observed, expected }: ObservedExpected,
  prior: GammaPrior | null,
  overall: number,
): Posterior {
  if (Number.isNaN(overall))
    return { shape: null, rate: null, mean: null, lo: null, hi: null, pBelow075: null };
  if (prior === null)
    return {
      shape: null,
      rate: null,
      mean: overall,
      lo: overall,
      hi: overall,
      pBelow075: overall < low ? 1 : 0,
    };
  const shape = observed + prior.nu;
  const rate = expected + prior.alpha;
  return {
    ...{ shape, rate, mean: shape / rate },
    lo: gammaQuantile(shape, 0.025, 'lower') / rate,
    hi: gammaQuantile(shape, 0.025, 'upper') / rate,
    pBelow075: gammaTail(shape, low * rate, 'lower'),
  };
}

const low = 0.75;
