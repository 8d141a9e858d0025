import { betaTailAtLogit } from '#campaigns/distributions/beta.ts';
import { binomialMassAtLogit } from '#campaigns/distributions/binomial.ts';
import { poissonAtLeast, poissonMass, poissonQuantile } from '#campaigns/distributions/poisson.ts';

/** Rates are per month (or per any unit that both periods share). */
export type Periods = { before: { months: number; perMonth: number }; after: { months: number } };

/** Chance of what is left out of the sums, far below what the answer shows. */
const leftOut = 1e-13;

/** One possible count before, with its chance; `needed` is the least count after that then says "more". */
export type Outcome = { chance: number; needed: number };

/** The two-sided test, given the sum of both counts. `exact` is the one of a displayed interval, and needs a little more. */
export type ConditionalTest = 'mid-p' | 'exact';

/**
 * The chance that a true ratio of rates shows as more reports: Poisson counts in both periods, the two-sided conditional
 * test (Przyborowski & Wilenski 1940; mid-P: Lancaster 1961), every outcome enumerated.
 */
export function powerAt(
  { before, after }: Periods,
  ratio: number,
  test: ConditionalTest = 'mid-p',
  level = 0.95,
): number {
  return powerOf(outcomesOf({ before, after }, test, level), ratio * before.perMonth * after.months);
}

/** Every count that the before period could bring, at its expected rate. */
export function outcomesOf({ before, after }: Periods, test: ConditionalTest, level: number): Outcome[] {
  const mean = before.perMonth * before.months;
  const logit = Math.log(after.months / before.months);
  const outcomes: Outcome[] = [];
  const counted = test === 'exact' ? 1 : 1 / 2;
  const [first, last] = [poissonQuantile(leftOut, mean), poissonQuantile(1 - leftOut, mean)];
  // As many as before, exposure counted, never says "more".
  let needed = Math.floor(first * Math.exp(logit));
  for (let count = first; count <= last; count += 1) {
    while (upperTail(count, needed, logit, counted) > (1 - level) / 2) needed += 1;
    outcomes.push({ chance: poissonMass(count, mean), needed });
  }
  return outcomes;
}

/** The chance that the test shows more reports when `mean` are to come in the after period. */
export function powerOf(outcomes: readonly Outcome[], mean: number): number {
  let power = 0;
  for (const { chance, needed } of outcomes) power += chance * poissonAtLeast(needed, mean);
  return power;
}

/** `counted`: how much of the chance of exactly this outcome belongs to the tail. */
function upperTail(before: number, after: number, logit: number, counted: number): number {
  const mass = binomialMassAtLogit(after, before + after, logit);
  const above = before === 0 ? 0 : betaTailAtLogit(after + 1, before, logit, 'lower');
  return above + mass * counted;
}
