import { betaLogitQuantile, betaTailAtLogit } from '#campaigns/distributions/beta.ts';
import { binomialMassAtLogit } from '#campaigns/distributions/binomial.ts';
import { normalQuantile } from '#campaigns/distributions/normal.ts';
import { rootOf } from '#campaigns/distributions/root.ts';

/** Before and after: reports, or the exposure (months, inhabitants) in which they came. */
export type BeforeAfter = { before: number; after: number };
export type Interval = [low: number, high: number];

/**
 * The ratio of two Poisson rates, after to before, given their sum: `after` is then binomial with odds ratio × exposure
 * after / before (Przyborowski & Wilenski 1940). `exact`: Clopper & Pearson 1934. `midP`: what was observed counts for
 * half. `wald`: normal on the log scale, without bounds when a count is 0. A bound that does not exist is Infinity.
 */
export function rateRatioIntervals(
  { before, after }: BeforeAfter,
  exposure: BeforeAfter,
  alpha: number,
): { exact: Interval; midP: Interval; wald: Interval } {
  const scale = Math.log(exposure.before / exposure.after);
  const ratioAt = (logit: number) => Math.exp(logit + scale);
  const [low, high] = exactLogits(before, after, alpha);
  const deviation = Math.sqrt(1 / before + 1 / after);
  const z = normalQuantile(1 - alpha / 2);
  const estimate = Math.log(after / before);
  return {
    exact: [ratioAt(low), ratioAt(high)],
    midP: midPLogits(before, after, alpha, [low, high]).map(ratioAt) as Interval,
    wald:
      deviation < Infinity
        ? [ratioAt(estimate - z * deviation), ratioAt(estimate + z * deviation)]
        : [0, Infinity],
  };
}

/** Twice the smaller conditional tail, so that p < alpha exactly when the exact interval leaves 1 out. */
export function rateRatioP({ before, after }: BeforeAfter, exposure: BeforeAfter): number {
  const logit = Math.log(exposure.after / exposure.before);
  const upper = after === 0 ? 1 : betaTailAtLogit(after, before + 1, logit, 'lower');
  const lower = before === 0 ? 1 : betaTailAtLogit(after + 1, before, logit, 'upper');
  return Math.min(1, 2 * Math.min(upper, lower));
}

function exactLogits(before: number, after: number, alpha: number): Interval {
  return [
    after === 0 ? -Infinity : betaLogitQuantile(after, before + 1, alpha / 2, 'lower'),
    before === 0 ? Infinity : betaLogitQuantile(after + 1, before, alpha / 2, 'upper'),
  ];
}

function midPLogits(before: number, after: number, alpha: number, exact: Interval): Interval {
  if (before === 0 && after === 0) return exact;
  // With nothing on one side the tail is one mass, p^n, and half of it stays below half from the first odds on.
  if (before === 0) return [logitOfPower(alpha, after), Infinity];
  if (after === 0) return [-Infinity, -logitOfPower(alpha, before)];
  const mass = (logit: number) => binomialMassAtLogit(after, before + after, logit);
  const above = (logit: number) => betaTailAtLogit(after + 1, before, logit, 'lower') + mass(logit) / 2;
  const below = (logit: number) => betaTailAtLogit(after, before + 1, logit, 'upper') + mass(logit) / 2;
  return [
    rootOf((logit) => Math.log(above(logit) / (alpha / 2)), ...exact),
    rootOf((logit) => Math.log(below(logit) / (alpha / 2)), ...exact),
  ];
}

/** The logit of chance^(1/n), where p^n / 2 = alpha / 2. */
function logitOfPower(chance: number, n: number): number {
  const logP = Math.log(chance) / n;
  return logP - Math.log(-Math.expm1(logP));
}
