import { betaTailAtLogit } from './beta.ts';
import { binomialKernel } from './saddle-point.ts';
import { wholeQuantile } from './whole-quantile.ts';

/** A Poisson count whose mean is gamma distributed with shape `size`; its variance is mean + mean²/size. */
export type NegativeBinomial = { mean: number; size: number };

/** P(X = k). */
export function negativeBinomialMass(k: number, { mean, size }: NegativeBinomial): number {
  if (k === 0) return Math.exp(-size * Math.log1p(mean / size));
  const kernel = binomialKernel(k, size, mean / (mean + size), size / (mean + size));
  return (kernel * size) / (size + k);
}

/** P(X ≤ k). */
export function negativeBinomialAtMost(k: number, { mean, size }: NegativeBinomial): number {
  return k < 0 ? 0 : betaTailAtLogit(size, k + 1, Math.log(size / mean), 'lower');
}

/** P(X ≥ k). */
export function negativeBinomialAtLeast(k: number, { mean, size }: NegativeBinomial): number {
  return k <= 0 ? 1 : betaTailAtLogit(size, k, Math.log(size / mean), 'upper');
}

/** The smallest k with P(X ≤ k) ≥ chance. */
export function negativeBinomialQuantile(chance: number, counts: NegativeBinomial): number {
  const deviation = Math.sqrt(counts.mean + counts.mean ** 2 / counts.size);
  return wholeQuantile((k) => negativeBinomialAtMost(k, counts), chance, counts.mean, deviation);
}
