import {
  supportOf,
  type TailMasses,
  type TwoByTwo,
  tailMasses,
} from '#campaigns/distributions/noncentral-hypergeometric.ts';
import { normalQuantile } from '#campaigns/distributions/normal.ts';
import { rootOf } from '#campaigns/distributions/root.ts';
import type { BeforeAfter, Interval } from './rate-ratio.ts';

export type TreatedAndControl = { treated: BeforeAfter; control: BeforeAfter };

/**
 * The ratio of ratios (difference-in-differences): how much more the treated rose than the control. Exposure cancels,
 * for both share the periods. `exact` and `midP` are conditional on all margins (Fisher 1935; Cornfield 1956);
 * `wald` on the log scale, with 0.5 added to every cell when one is 0 (Haldane 1956). No bound is Infinity.
 */
export function oddsRatioIntervals(
  counts: TreatedAndControl,
  alpha: number,
): { exact: Interval; midP: Interval; wald: Interval } {
  const above = ({ at, above: more }: TailMasses, share: number) => more + share * at;
  const below = ({ at, below: less }: TailMasses, share: number) => less + share * at;
  const solved = (share: number): Interval => [
    boundOf(counts, 'low', (masses) => above(masses, share) / (alpha / 2)),
    boundOf(counts, 'high', (masses) => below(masses, share) / (alpha / 2)),
  ];
  return { exact: solved(1), midP: solved(0.5), wald: waldInterval(counts, alpha) };
}

/** Twice the smaller conditional tail at ratio 1, so that p agrees with the exact interval. */
export function oddsRatioP(counts: TreatedAndControl): number {
  const { below, at, above } = tailMasses(tableOf(counts), counts.treated.after, 0);
  return Math.min(1, 2 * Math.min(below + at, above + at));
}

function boundOf(
  counts: TreatedAndControl,
  side: 'low' | 'high',
  share: (masses: TailMasses) => number,
): number {
  const table = tableOf(counts);
  const observed = counts.treated.after;
  const [lowest, highest] = supportOf(table);
  if (side === 'low' && observed === lowest) return 0;
  if (side === 'high' && observed === highest) return Infinity;
  const excess = (logOdds: number) => Math.log(Math.max(share(tailMasses(table, observed, logOdds)), 1e-300));
  const [estimate, deviation] = logEstimate(counts, 0.5);
  const outward = side === 'low' ? -deviation : deviation;
  let inside = estimate;
  while (excess(inside) < 0) inside -= outward;
  let outside = inside + outward;
  for (let step = 1; excess(outside) > 0; step *= 2) outside += outward * step;
  return Math.exp(rootOf(excess, inside, outside));
}

function waldInterval(counts: TreatedAndControl, alpha: number): Interval {
  const [estimate, deviation] = logEstimate(counts, hasZero(counts) ? 0.5 : 0);
  const reach = normalQuantile(1 - alpha / 2) * deviation;
  return [Math.exp(estimate - reach), Math.exp(estimate + reach)];
}

/** True where the Wald interval rests on 0.5 added to every cell. */
export function hasZero({ treated, control }: TreatedAndControl): boolean {
  return [treated.before, treated.after, control.before, control.after].includes(0);
}

/** The log of the ratio of ratios and its standard error, with `added` in every cell. */
function logEstimate(
  { treated, control }: TreatedAndControl,
  added: number,
): [estimate: number, deviation: number] {
  const cells = [treated.after, control.before, treated.before, control.after].map((count) => count + added);
  const [a = 0, d = 0, b = 0, c = 0] = cells.map(Math.log);
  return [a + d - b - c, Math.sqrt(cells.reduce((sum, count) => sum + 1 / count, 0))];
}

function tableOf({ treated, control }: TreatedAndControl): TwoByTwo {
  return {
    marked: treated.before + treated.after,
    unmarked: control.before + control.after,
    drawn: treated.after + control.after,
  };
}
