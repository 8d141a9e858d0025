import { bands } from '#campaigns/disclosure/release.schema.ts';
import { negativeBinomialQuantile } from '#campaigns/distributions/negative-binomial.ts';
import { poissonQuantile } from '#campaigns/distributions/poisson.ts';
import { roundedRatio } from '#campaigns/effect/ratio-in-words.ts';
import type { BriefContent, BriefNumber } from './brief-page.schema.ts';
import { filled, inWhole, briefWords as words } from './brief-words.ts';
import type { EffectAnswer } from './effect-page.schema.ts';

/** Below this a count is not told outside the desk: the floor of the public figures. */
const leastTold = bands[1].lo;
/** Counts and shares are told in steps of this size: two briefs of nearly the same areas tell no single report. */
const step = 5;

/**
 * A council is nearly the public. Before the final look, of one area, or below ten, no figure is told; nor is a ratio
 * that would give it away: ratio × expected is the count, and the ends of an exact interval come from counts alone.
 */
export function isTold({ final, areas, windows }: EffectAnswer): boolean {
  const { baseline, outcome } = windows;
  return final && areas.length > 1 && outcome.reports >= leastTold && baseline.reports >= leastTold;
}

export function briefNumbers(effect: EffectAnswer): BriefContent['numbers'] {
  return [reportsNumber(effect), ratioNumber(effect), shareNumber(effect)];
}

const withdrawn = { value: words.noVerdict, range: words.noVerdictWhy };

/** Week by week a running count tells each report: there is none until the final look. */
function reportsNumber(effect: EffectAnswer): BriefNumber {
  const { final, areas, windows } = effect;
  const label = words.reports;
  if (effect.withdrawn) return { label, ...withdrawn };
  if (!final) return { label, value: words.reportsEarly, range: words.reportsEarlyWhy };
  const value = countInWords(windows.outcome.reports, areas.length);
  if (areas.length === 1) return { label, value, range: words.oneArea };
  return { label, value, range: isTold(effect) ? rangeInWords(expectedRange(effect)) : words.expectedNone };
}

/** The count to the nearest step, its band when it is of one area, or that there are fewer than ten. */
function countInWords(reports: number, areas: number): string {
  if (reports < leastTold) return words.fewerThanTen;
  if (areas > 1) return filled(words.about, { count: inWhole(Math.round(reports / step) * step) });
  const band = bands.find(({ lo, hi }) => lo <= reports && (hi === null || reports <= hi));
  const { lo: low = leastTold, hi = null } = band ?? {};
  return hi === null ? filled(words.bandOpen, { low }) : filled(words.band, { low, high: hi });
}

/** Where 95 of 100 counts would fall without a campaign, as far as the chart knows its size; whole steps, outward. */
function expectedRange({ expected, expectedSize }: EffectAnswer): [low: number, high: number] {
  if (expected === null || expected === 0) return [0, 0];
  const quantile = (chance: number) =>
    expectedSize === null
      ? poissonQuantile(chance, expected)
      : negativeBinomialQuantile(chance, { mean: expected, size: expectedSize });
  return outward([quantile(0.025), quantile(0.975)]);
}

const outward = ([low, high]: [number, number]): [number, number] => [
  Math.floor(low / step) * step,
  Math.ceil(high / step) * step,
];

function rangeInWords([low, high]: [number, number]): string {
  if (high < leastTold) return words.expectedNone;
  return low < leastTold
    ? filled(words.expectedMost, { high: inWhole(high) })
    : filled(words.expectedRange, { low: inWhole(low), high: inWhole(high) });
}

function ratioNumber(effect: EffectAnswer): BriefNumber {
  const { final, verdict, ratio, interval } = effect;
  const label = words.ratio;
  if (effect.withdrawn) return { label, ...withdrawn };
  if (!final || verdict === 'TE_VROEG') return { label, value: words.ratioEarly, range: words.ratioEarlyWhy };
  if (!isTold(effect) || interval === null)
    return { label, value: words.ratioHidden, range: words.ratioHiddenWhy };
  const estimate = ratio === null ? words.ratioNone : roundedRatio(ratio, 'estimate');
  return { label, value: boundsInWords(interval), range: filled(words.ratioRange, { ratio: estimate }) };
}

function boundsInWords([low, high]: [low: number, high: number | null]): string {
  const lowest = roundedRatio(low, 'low');
  if (high === null) return filled(words.ratioOpen, { low: lowest });
  return filled(words.ratioValue, { low: lowest, high: roundedRatio(high, 'high') });
}

function shareNumber(effect: EffectAnswer): BriefNumber {
  const { final, areas, second } = effect;
  const label = words.share;
  const { count, of, interval } = second.followedUp.after;
  if (effect.withdrawn) return { label, ...withdrawn };
  if (!final || second.lookAgainOn !== null)
    return { label, value: words.shareEarly, range: words.shareEarlyWhy };
  // Few of many tells the few; nearly all tells the rest.
  if (interval === null || areas.length === 1 || count < leastTold || of - count < leastTold)
    return { label, value: words.shareHidden, range: words.shareRange };
  const [low, high] = outward([interval[0] * 100, interval[1] * 100]).map(inWhole) as [string, string];
  return { label, value: filled(words.shareValue, { low, high }), range: words.shareRange };
}
