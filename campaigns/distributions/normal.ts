import { gammaQuantile, gammaTail } from './gamma.ts';

/** The standard normal distribution function; z²/2 is a gamma variable of shape ½ (Abramowitz & Stegun 1964, 26.4.21). */
export function normalCdf(z: number): number {
  if (z === 0) return 0.5;
  const beyond = gammaTail(0.5, (z * z) / 2, 'upper') / 2;
  return z < 0 ? beyond : 1 - beyond;
}

/** The z with the given chance at or below it, 0 < chance < 1. */
export function normalQuantile(chance: number): number {
  if (!(chance > 0 && chance < 1)) throw new RangeError(`No normal quantile at ${chance}.`);
  if (chance === 0.5) return 0;
  const z = Math.sqrt(2 * gammaQuantile(0.5, 2 * Math.min(chance, 1 - chance), 'upper'));
  return chance < 0.5 ? -z : z;
}
