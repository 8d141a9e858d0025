import { benjaminiHochberg } from '#campaigns/areas/benjamini-hochberg.ts';
import { marshallEstimate, marshallPrior } from '#campaigns/areas/marshall.ts';
import { poissonAtLeast } from '#campaigns/distributions/poisson.ts';

/** One area's counts in the last four whole weeks, and in the `baselineWeeks` before them. */
export type WatchedArea = { observed: number; baseline: number; population: number };

export type AreaVerdict = { expected: number; p: number; q: number; alarm: boolean };

const watchedWeeks = 4;
const leastObserved = 3;
const falseDiscoveries = 0.05;

/**
 * Did more come in from an area in the last 28 days than usual? Exact Poisson test against its empirical-Bayes rate
 * (Marshall 1991) in the weeks before, for areas too small for a chart; corrected over all areas (Benjamini & Hochberg
 * 1995), because so many tests find something every week. Fewer than three reports are never an alarm.
 */
export function areaSurges(areas: readonly WatchedArea[], baselineWeeks: number): AreaVerdict[] {
  const counted = areas.map(({ baseline, population }) => ({
    ...{ code: '', observed: baseline, population },
    years: baselineWeeks / watchedWeeks,
  }));
  // A "year" here is four weeks, so that a rate is one per four weeks.
  const prior = marshallPrior(counted);
  const expected = counted.map((area) => Math.max(0, marshallEstimate(prior, area)) * area.population);
  const p = areas.map(({ observed }, at) => poissonAtLeast(observed, expected[at] as number));
  const q = benjaminiHochberg(p);
  return areas.map(({ observed }, at) => ({
    ...{ expected: expected[at] as number, p: p[at] as number, q: q[at] as number },
    alarm: observed >= leastObserved && (q[at] as number) <= falseDiscoveries,
  }));
}
