import { rootOf } from '#campaigns/distributions/root.ts';
import type { PowerQuestion } from '#campaigns/power.schema.ts';
import { type ConditionalTest, outcomesOf, powerOf } from './power-at.ts';

/**
 * The smallest ratio of rates that a campaign of this length would show with the asked power: Poisson counts in both
 * periods, the two-sided conditional test, every outcome enumerated.
 */
export function smallestRatio(
  { before, after, power = 0.8, level = 0.95 }: PowerQuestion,
  test: ConditionalTest = 'mid-p',
): number {
  const expectedAfter = before.perMonth * after.months;
  const outcomes = outcomesOf({ before, after }, test, level);
  const missing = (logRatio: number) => powerOf(outcomes, expectedAfter * Math.exp(logRatio)) - power;
  let high = 1;
  while (missing(high) < 0) high += 1;
  return Math.exp(rootOf(missing, high - 1, high));
}
