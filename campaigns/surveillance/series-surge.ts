import { meanOf, sumOf } from '#campaigns/areas/counted-area.ts';
import { cusumChart, cusumReference } from './cusum.ts';
import { type ChartPoint, ewmaChart } from './ewma.ts';
import { farringtonAlarm, farringtonDefaults } from './farrington.ts';

export type SeriesVerdict = {
  /** Counts of the last four weeks together, and how many four usual weeks have. */
  observed: number;
  expected: number | null;
  ewma: ChartPoint | null;
  cusum: ChartPoint | null;
  farrington: ChartPoint | null;
  alarm: boolean;
};

/** The charts look at the last weeks; what is usual comes from the year before those, or from what there is of it. */
const chartWeeks = 12;
const usualWeeks = 52;
export const leastUsualWeeks = 26;
/** Whole weeks that a series needs before anything can be said of its last one. */
export const leastSeriesWeeks = chartWeeks + leastUsualWeeks;
const cusumWidth = 5;

/**
 * Is the last week of a province's or region's weekly counts (oldest first) a surge? An alarm needs two charts that
 * agree and five reports in four weeks: with three charts over several series one of them is often wrong by chance.
 */
export function seriesSurge(counts: readonly number[]): SeriesVerdict {
  const lastFour = counts.slice(-4);
  const observed = sumOf(lastFour);
  const usual = usualOf(counts);
  if (usual === null)
    return { observed, expected: null, ewma: null, cusum: null, farrington: null, alarm: false };
  const recent = counts.slice(-chartWeeks);
  const { mean, spread } = usual;
  const reference = cusumReference(mean, mean + spread);
  const charts = {
    ewma: ewmaChart(recent, mean, 0.25, (3 * spread) / Math.sqrt(mean)).at(-1) ?? null,
    cusum: cusumChart(recent, reference, cusumWidth * spread).at(-1) ?? null,
    farrington: farringtonPoint(counts),
  };
  const alarms = Object.values(charts).filter((chart) => chart?.alarm).length;
  const alarm = alarms >= 2 && observed >= farringtonDefaults.leastInFourWeeks;
  return { observed, expected: 4 * mean, ...charts, alarm };
}

/**
 * Mean per week of the weeks before the charts, and its standard deviation: √(φ mean), φ their variance over their mean,
 * never below 1. One report stands in for none, so that a limit is never 0.
 */
function usualOf(counts: readonly number[]): { mean: number; spread: number } | null {
  const weeks = counts.slice(0, -chartWeeks).slice(-usualWeeks);
  if (weeks.length < leastUsualWeeks) return null;
  const mean = Math.max(meanOf(weeks), 1 / weeks.length);
  const variance = sumOf(weeks.map((count) => (count - mean) ** 2)) / (weeks.length - 1);
  return { mean, spread: Math.sqrt(Math.max(variance, mean)) };
}

function farringtonPoint(counts: readonly number[]): ChartPoint | null {
  const at = counts.length - 1;
  const found = farringtonAlarm(counts, at);
  return found && { value: counts[at] as number, limit: found.threshold, alarm: found.alarm };
}
