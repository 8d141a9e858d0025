import { sumOf } from '#campaigns/areas/counted-area.ts';
import type { MeasuredArea } from './measured-areas.ts';

/** Fewer areas or months than this say nothing about how much counts swing by themselves. */
const least = 5;

/**
 * How much more the counts of areas without a campaign swing between two windows than chance makes them: Pearson's χ²
 * of areas × windows over its degrees of freedom, the variance of quasi-likelihood (Wedderburn 1974). At least 1: luck in
 * the noise must not narrow an interval. Null with too few areas that had reports.
 */
export function overdispersionOfAreas(areas: readonly MeasuredArea[]): number | null {
  const counted = areas.filter(({ baseline, outcome }) => baseline + outcome > 0);
  const after = sumOf(counted.map(({ outcome }) => outcome));
  const share = after / sumOf(counted.map(({ baseline, outcome }) => baseline + outcome));
  if (counted.length < least || share === 0 || share === 1) return null;
  const squares = counted.map(({ baseline, outcome }) => {
    const mean = (baseline + outcome) * share;
    return (outcome - mean) ** 2 / (mean * (1 - share));
  });
  return Math.max(1, sumOf(squares) / (counted.length - 1));
}

/** The same from one series of months without a campaign, around its own rate per week. */
export function overdispersionOfMonths(months: readonly { weeks: number; count: number }[]): number | null {
  const total = sumOf(months.map(({ count }) => count));
  const rate = total / sumOf(months.map(({ weeks }) => weeks));
  if (months.length <= least || total === 0) return null;
  const squares = months.map(({ weeks, count }) => (count - rate * weeks) ** 2 / (rate * weeks));
  return Math.max(1, sumOf(squares) / (months.length - 1));
}
