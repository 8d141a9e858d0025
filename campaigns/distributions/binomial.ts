import { betaTail } from './beta.ts';
import { binomialKernel } from './saddle-point.ts';
import { wholeQuantile } from './whole-quantile.ts';

/** P(X = k) of n trials with chance p each. */
export function binomialMass(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p === 0 || p === 1) return k === n * p ? 1 : 0;
  return binomialMassAtLogit(k, n, Math.log(p) - Math.log1p(-p));
}

/** As `binomialMass` for 0 ≤ k ≤ n, at the odds e^logit = p / (1 − p): keeps its digits where p is next to 1. */
export function binomialMassAtLogit(k: number, n: number, logit: number): number {
  if (k === 0) return Math.exp(-n * Math.log1p(Math.exp(logit)));
  if (k === n) return Math.exp(-n * Math.log1p(Math.exp(-logit)));
  return binomialKernel(k, n - k, 1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)));
}

/** P(X ≤ k). */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : betaTail(k + 1, n - k, p, 'upper');
}

/** P(X ≥ k). */
export function binomialAtLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  return k > n ? 0 : betaTail(k, n - k + 1, p, 'lower');
}

/** The smallest k with P(X ≤ k) ≥ chance. */
export function binomialQuantile(chance: number, n: number, p: number): number {
  return wholeQuantile((k) => binomialAtMost(k, n, p), chance, n * p, Math.sqrt(n * p * (1 - p)));
}
