import { normalQuantile } from '#campaigns/distributions/normal.ts';
import { poissonAtMost, poissonMass, poissonQuantile } from '#campaigns/distributions/poisson.ts';
import type { ObservedExpected } from './clayton-kaldor.ts';
import { meanOf, sumOf } from './counted-area.ts';

/** φ: mean square of the winsorised z-scores; τ²: variance between areas on the square-root scale. */
export type Overdispersion = { phi: number | null; tau2: number | null };

/**
 * Spiegelhalter 2005, additive model on the square-root scale: z = (√(O/E) − 1)·2√E, winsorised at its 10 % and 90 %
 * quantiles (type 7), w = 4E, τ² = max(0, (Nφ − (N−1)) / (Σw − Σw²/Σw)). Areas without expectation are left out.
 */
export function funnelOverdispersion(areas: readonly ObservedExpected[]): Overdispersion {
  const counted = areas.filter(({ expected }) => expected > 0);
  if (counted.length === 0) return { phi: null, tau2: null };
  const scores = counted.map((area) => 2 * (Math.sqrt(area.observed) - Math.sqrt(area.expected)));
  const [low, high] = [quantileType7(scores, 0.1), quantileType7(scores, 0.9)];
  const phi = meanOf(scores.map((z) => Math.min(Math.max(z, low), high) ** 2));
  const weights = counted.map(({ expected }) => 4 * expected);
  const total = sumOf(weights);
  const room = total - sumOf(weights.map((w) => w * w)) / total;
  const excess = counted.length * phi - (counted.length - 1);
  return { phi, tau2: counted.length > 1 ? Math.max(0, excess / room) : 0 };
}

/** Hyndman & Fan 1996, type 7: linear between the order statistics. */
export function quantileType7(values: readonly number[], chance: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * chance;
  const below = Math.floor(at);
  const low = sorted[below] as number;
  return low + (at - below) * ((sorted[Math.ceil(at)] as number) - low);
}

/**
 * The ratio below which an area without anything special falls with the given chance (0.001, 0.025, 0.975, 0.999).
 * Without overdispersion: the Poisson distribution, smoothed between whole numbers (Spiegelhalter 2005, appendix A.1).
 * With it: (1 + z √(1/w + τ²))² on the square-root scale.
 */
export function funnelLimit(expected: number, chance: number, tau2 = 0): number {
  if (tau2 > 0) {
    const root = 1 + normalQuantile(chance) * Math.sqrt(1 / (4 * expected) + tau2);
    return Math.max(0, root) ** 2;
  }
  const r = poissonQuantile(chance, expected);
  const share = (poissonAtMost(r, expected) - chance) / poissonMass(r, expected);
  return Math.max(0, r - share) / expected;
}
