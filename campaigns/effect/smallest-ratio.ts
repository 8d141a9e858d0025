import { betaTailAtLogit } from '#campaigns/distributions/beta.ts';
import { binomialMassAtLogit } from '#campaigns/distributions/binomial.ts';
import { poissonAtLeast, poissonMass, poissonQuantile } from '#campaigns/distributions/poisson.ts';
import { rootOf } from '#campaigns/distributions/root.ts';
import type { PowerQuestion } from '#campaigns/power.schema.ts';

/** Chance of what is left out of the sums, far below what the answer shows. */
const leftOut = 1e-13;

/** The sum over every possible count before; `needed` is the least count after that then says "more". */
type Outcome = { chance: number; needed: number };

/**
 * The smallest ratio of rates that a campaign of this length would show with the asked power: Poisson counts in both
 * periods, the two-sided conditional mid-P test, every outcome enumerated.
 */
export function smallestRatio({ before, after, power = 0.8, level = 0.95 }: PowerQuestion): number {
  const expectedAfter = before.perMonth * after.months;
  const outcomes = outcomesOf(
    before.perMonth * before.months,
    Math.log(after.months / before.months),
    1 - level,
  );
  const missing = (logRatio: number) => powerAt(outcomes, expectedAfter * Math.exp(logRatio)) - power;
  let high = 1;
  while (missing(high) < 0) high += 1;
  return Math.exp(rootOf(missing, high - 1, high));
}

/** The chance that the test shows more reports when `mean` are to come in the after period. */
function powerAt(outcomes: readonly Outcome[], mean: number): number {
  let power = 0;
  for (const { chance, needed } of outcomes) power += chance * poissonAtLeast(needed, mean);
  return power;
}

function outcomesOf(mean: number, logit: number, alpha: number): Outcome[] {
  const outcomes: Outcome[] = [];
  let needed = 0;
  const last = poissonQuantile(1 - leftOut, mean);
  for (let before = poissonQuantile(leftOut, mean); before <= last; before += 1) {
    while (upperMidP(before, needed, logit) > alpha / 2) needed += 1;
    outcomes.push({ chance: poissonMass(before, mean), needed });
  }
  return outcomes;
}

function upperMidP(before: number, after: number, logit: number): number {
  const mass = binomialMassAtLogit(after, before + after, logit);
  const above = before === 0 ? 0 : betaTailAtLogit(after + 1, before, logit, 'lower');
  return above + mass / 2;
}
