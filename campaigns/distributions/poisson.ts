import { gammaTail } from './gamma.ts';
import { poissonKernel } from './saddle-point.ts';
import { wholeQuantile } from './whole-quantile.ts';

/** P(X = k) for a Poisson mean ≥ 0. */
export function poissonMass(k: number, mean: number): number {
  if (mean === 0) return k === 0 ? 1 : 0;
  return k === 0 ? Math.exp(-mean) : poissonKernel(k, mean);
}

/** P(X ≤ k). */
export function poissonAtMost(k: number, mean: number): number {
  if (k < 0) return 0;
  return mean === 0 ? 1 : gammaTail(k + 1, mean, 'upper');
}

/** P(X ≥ k). */
export function poissonAtLeast(k: number, mean: number): number {
  if (k <= 0) return 1;
  return mean === 0 ? 0 : gammaTail(k, mean, 'lower');
}

/** The smallest k with P(X ≤ k) ≥ chance. */
export function poissonQuantile(chance: number, mean: number): number {
  return wholeQuantile((k) => poissonAtMost(k, mean), chance, mean, Math.sqrt(mean));
}
