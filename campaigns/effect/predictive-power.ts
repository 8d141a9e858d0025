import { negativeBinomialAtLeast, negativeBinomialMass } from '#campaigns/distributions/negative-binomial.ts';
import { poissonAtLeast, poissonMass } from '#campaigns/distributions/poisson.ts';
import { rootOf } from '#campaigns/distributions/root.ts';
import type { Prediction } from './predicted-effect.ts';

/** Past this many times as many reports nobody plans a campaign on it. */
export const largestRatio = 100;

/**
 * The chance that a true ratio shows as `MEER` against a prediction (`predicted-effect.ts`): the least count whose upper
 * mid-P is below α/2, and that is not too small to judge, is reached at mean ratio × expected and the same size.
 */
export function predictivePower(prediction: Prediction, ratio: number, level = 0.95): number {
  return atLeast(neededFor(prediction, level), { ...prediction, expected: ratio * prediction.expected });
}

/** The smallest ratio that shows with the asked power; null when not even the largest would. */
export function smallestPredictiveRatio(prediction: Prediction, power = 0.8, level = 0.95): number | null {
  const needed = neededFor(prediction, level);
  const missing = (logRatio: number) =>
    atLeast(needed, { ...prediction, expected: prediction.expected * Math.exp(logRatio) }) - power;
  const highest = Math.log(largestRatio);
  return missing(highest) < 0 ? null : Math.exp(rootOf(missing, 0, highest));
}

/** The least count after that says "more"; `verdictOf` finds fewer than ten expected and observed too early. */
function neededFor(prediction: Prediction, level: number): number {
  const { expected } = prediction;
  if (!(expected > 0)) return Infinity;
  let needed = Math.floor(expected);
  while (upperMidP(needed, prediction) >= (1 - level) / 2) needed += 1;
  return expected < 5 ? Math.max(needed, Math.ceil(10 - expected)) : needed;
}

function upperMidP(count: number, prediction: Prediction): number {
  const { expected: mean, size } = prediction;
  const mass = size === Infinity ? poissonMass(count, mean) : negativeBinomialMass(count, { mean, size });
  return atLeast(count + 1, prediction) + mass / 2;
}

function atLeast(count: number, { expected: mean, size }: Prediction): number {
  if (count === Infinity) return 0;
  return size === Infinity ? poissonAtLeast(count, mean) : negativeBinomialAtLeast(count, { mean, size });
}
