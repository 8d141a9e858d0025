import { poissonAtLeast, poissonAtMost, poissonMass } from '#campaigns/distributions/poisson.ts';
import { rootOf } from '#campaigns/distributions/root.ts';
import { garwood } from './garwood.ts';

/**
 * Mid-P interval of a Poisson mean, in expected events: as Garwood's, but what was observed counts for half in either
 * tail (Lancaster 1961). It lies within Garwood's interval.
 */
export function poissonMidP(count: number, alpha = 0.05): [low: number, high: number] {
  const [low, high] = garwood(count, alpha);
  if (count === 0) return [0, -Math.log(alpha)];
  const above = (mean: number) => poissonAtLeast(count + 1, mean) + poissonMass(count, mean) / 2;
  const below = (mean: number) => poissonAtMost(count - 1, mean) + poissonMass(count, mean) / 2;
  return [
    rootOf((mean) => Math.log(above(mean) / (alpha / 2)), low, high),
    rootOf((mean) => Math.log(below(mean) / (alpha / 2)), low, high),
  ];
}
