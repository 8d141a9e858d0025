import { gammaPriorByMoments } from '#campaigns/areas/clayton-kaldor.ts';
import { sumOf } from '#campaigns/areas/counted-area.ts';
import type { Measured, MeasuredArea } from './measured-areas.ts';

/** What an area would have in the outcome window if the province stood still, and how well that is known. */
export type Expectation = { mean: number; variance: number };

/**
 * Hauer 1997 over two windows. Expected by inhabitants among all municipalities; a gamma prior of the ratios by moments
 * (Clayton & Kaldor 1987); the posterior of an area after its own counts.
 *
 * Own derivation: the window that chose the areas is no baseline, yet it is known. Left out, areas chosen for being low
 * are drawn to the average of all areas and expected too high: simulated with 44 areas of gamma(4) rates, five chosen,
 * mean 6 per window, 16 % of the worlds without effect then say "fewer", and a doubling is seen in 30 % instead of 80 %.
 * So the prior of an area is what all areas and the window that chose it say; the baseline makes the posterior of it.
 * What chose the areas is thereby part of what is known of them, and regression to the mean is accounted for. Counts that
 * swing φ times as much as chance makes them say φ times less: both sides of O and E are divided by it (quasi-likelihood),
 * or a passing low would count for a lasting one.
 */
export function shrunkenExpectations({ all, weeks }: Measured, phi: number): Map<string, Expectation> {
  const municipalities = all.filter((area): area is Peopled => area.population !== null);
  const inhabitants = sumOf(municipalities.map(({ population }) => population));
  const selection = sumOf(municipalities.map((area) => area.selection));
  const baseline = sumOf(municipalities.map((area) => area.baseline));
  const known = municipalities.map((area) => ({
    area,
    observed: (area.selection + area.baseline) / phi,
    expected: ((selection + baseline) * area.population) / inhabitants / phi,
    after: ((baseline * area.population) / inhabitants) * (weeks.outcome / weeks.baseline),
  }));
  const prior = selection + baseline > 0 ? gammaPriorByMoments(known) : null;
  return new Map(
    known.map(({ area, observed, expected, after }) => {
      if (prior === null) return [area.code, { mean: after, variance: 0 }];
      const rate = expected + prior.alpha;
      const mean = ((observed + prior.nu) / rate) * after;
      return [area.code, { mean, variance: (mean * after) / rate }];
    }),
  );
}

type Peopled = MeasuredArea & { population: number };

/** The expectation of a group; null when one of its areas has none (waters). */
export function groupExpectation(
  areas: readonly MeasuredArea[],
  expectations: ReadonlyMap<string, Expectation>,
): Expectation | null {
  const known = areas.map(({ code }) => expectations.get(code));
  if (known.length === 0 || known.includes(undefined)) return null;
  return {
    mean: sumOf(known.map((one) => one?.mean ?? 0)),
    variance: sumOf(known.map((one) => one?.variance ?? 0)),
  };
}
