import { gammaQuantile } from '#campaigns/distributions/gamma.ts';

/**
 * Garwood 1936: two-sided exact interval for a Poisson mean, in expected events. `count` is a whole number ≥ 0;
 * `alpha` is the chance left outside, half on each side (0.05 gives the 95 % interval).
 */
export function garwood(count: number, alpha = 0.05): [number, number] {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is not a count.`);
  const low = count === 0 ? 0 : gammaQuantile(count, alpha / 2, 'lower');
  return [low, gammaQuantile(count + 1, alpha / 2, 'upper')];
}
