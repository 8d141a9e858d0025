import { digammaRise } from '#campaigns/distributions/digamma-rise.ts';
import { rootOf } from '#campaigns/distributions/root.ts';
import { sumOf } from './counted-area.ts';

/** The ratios of all areas as a gamma distribution: shape ν, rate α, mean ν/α. */
export type GammaPrior = { nu: number; alpha: number };
export type ObservedExpected = { observed: number; expected: number };

/**
 * Clayton & Kaldor 1987 by moments: ν/α = mean(θ̂), ν/α² = 1/(N−1) Σ (1 + α/E)(θ̂ − ν/α)² with θ̂ = (O+ν)/(E+α).
 * For a given α the first equation is linear in ν/α; what remains is one equation in α, solved here by bracketing:
 * the fixed point of the usual iteration, without its slow end. Null when the counts vary no more than chance makes
 * them: Σ (O−μE)²/E ≤ (N−1) μ with μ = ΣO/ΣE.
 */
export function gammaPriorByMoments(areas: readonly ObservedExpected[]): GammaPrior | null {
  const counted = areas.filter(({ expected }) => expected > 0);
  const excessAt = (mean: number, alpha: number) =>
    sumOf(counted.map(({ observed: o, expected: e }) => (o - mean * e) ** 2 / (e * (e / alpha + 1)))) -
    (counted.length - 1) * mean;
  if (counted.length < 2 || !(excessAt(overallRatio(counted), Infinity) > 0)) return null;
  const meanAt = (alpha: number) =>
    sumOf(counted.map(({ observed, expected }) => observed / (expected + alpha))) /
    sumOf(counted.map(({ expected }) => expected / (expected + alpha)));
  const alpha = zeroFromBelow((at) => excessAt(meanAt(at), at));
  return alpha === null ? null : { nu: meanAt(alpha) * alpha, alpha };
}

/**
 * The same by maximum likelihood of the negative binomial that the counts then follow. For a given ν the best
 * μ = ν/α solves Σ (O−μE)/(ν+μE) = 0; what remains is one equation in ν. Null when Σ (O−μE)² ≤ ΣO: then the
 * likelihood still rises at ν without bound.
 */
export function gammaPriorByLikelihood(areas: readonly ObservedExpected[]): GammaPrior | null {
  const counted = areas.filter(({ expected }) => expected > 0);
  const overall = overallRatio(counted);
  if (!(sumOf(counted.map(({ observed: o, expected: e }) => (o - overall * e) ** 2 - o)) > 0)) return null;
  const meanAt = (nu: number) => {
    const score = (logMean: number) => {
      const mean = Math.exp(logMean);
      return sumOf(counted.map(({ observed: o, expected: e }) => (o - mean * e) / (nu + mean * e)));
    };
    let [low, high] = [Math.log(overall) - 1, Math.log(overall) + 1];
    while (score(low) < 0) low -= 2;
    while (score(high) > 0) high += 2;
    return Math.exp(rootOf(score, low, high));
  };
  const decline = (nu: number) => {
    const mean = meanAt(nu);
    return sumOf(
      counted.map(({ observed, expected }) => Math.log1p((mean * expected) / nu) - digammaRise(nu, observed)),
    );
  };
  const nu = zeroFromBelow(decline);
  return nu === null ? null : { nu, alpha: nu / meanAt(nu) };
}

/** ΣO/ΣE. */
export function overallRatio(areas: readonly ObservedExpected[]): number {
  return sumOf(areas.map(({ observed }) => observed)) / sumOf(areas.map(({ expected }) => expected));
}

/** Where a function that is negative near 0 first becomes positive; null when it does not before 10^11. */
function zeroFromBelow(f: (x: number) => number): number | null {
  let low = 0;
  while (f(Math.exp(low)) > 0 && low > -60) low -= 2;
  let high = low + 2;
  for (; !(f(Math.exp(high)) > 0); high += 2) if (high > 25) return null;
  return Math.exp(rootOf((log) => f(Math.exp(log)), high - 2, high));
}
