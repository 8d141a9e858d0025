import { leastExpected } from '#campaigns/areas/area-state.ts';
import { funnelLimit } from '#campaigns/areas/funnel.ts';
import type { DensityTable, FunnelLimits, FunnelPlace } from './density-page.schema.ts';

/** Chances of lying below a limit: two of 95 % and two of 99.8 % (Spiegelhalter 2005). */
const chances = { low998: 0.001, low95: 0.025, high95: 0.975, high998: 0.999 } as const;
const steps = 40;

/** Where an area lies in the funnel, which overdispersion (τ²) opens. */
export function funnelPlace(observed: number, expected: number, tau2: number): FunnelPlace {
  const ratio = observed / expected;
  const outside = (low: number, high: number) =>
    ratio < funnelLimit(expected, low, tau2) || ratio > funnelLimit(expected, high, tau2);
  if (outside(chances.low998, chances.high998)) return 'past-998';
  return outside(chances.low95, chances.high95) ? 'past-95' : 'inside';
}

/**
 * The limits from the least to the most that is expected of an area, in steps that are equal on a log scale. Areas of
 * which too little is expected are not in the drawing.
 */
export function funnelLimits({ areas, global }: DensityTable): FunnelLimits[] {
  const expected = areas.flatMap((area) =>
    (area.expected ?? 0) >= leastExpected ? [area.expected ?? 0] : [],
  );
  if (expected.length === 0) return [];
  const [least, most] = [Math.min(...expected) * 0.9, Math.max(...expected) * 1.1];
  return Array.from({ length: steps + 1 }, (_, step) => {
    const at = least * (most / least) ** (step / steps);
    const limits = Object.entries(chances).map(([name, chance]) => [
      name,
      funnelLimit(at, chance, global.funnel.tau2 ?? 0),
    ]);
    return { expected: at, ...Object.fromEntries(limits) } as FunnelLimits;
  });
}
