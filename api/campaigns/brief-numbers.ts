import { bands } from '#campaigns/disclosure/release.schema.ts';
import { negativeBinomialQuantile } from '#campaigns/distributions/negative-binomial.ts';
import { poissonQuantile } from '#campaigns/distributions/poisson.ts';
import type { BriefContent, BriefNumber } from './brief-page.schema.ts';
import { filled, inTwoDecimals, inWhole, briefWords as words } from './brief-words.ts';
import type { EffectAnswer } from './effect-page.schema.ts';

/** Below this a count is not told outside the desk: the floor of the public figures. */
const leastTold = bands[1].lo;

/**
 * A council is nearly the public. One area, or a total below ten, is not told; nor is a ratio that would give it away:
 * ratio × expected is the count, and the ends of an exact interval come from the counts alone.
 */
export function isTold({ areas, windows }: EffectAnswer): boolean {
  return areas.length > 1 && windows.outcome.reports >= leastTold && windows.baseline.reports >= leastTold;
}

export function briefNumbers(effect: EffectAnswer): BriefContent['numbers'] {
  return [reportsNumber(effect), ratioNumber(effect), shareNumber(effect)];
}

function reportsNumber(effect: EffectAnswer): BriefNumber {
  const { final, areas, windows } = effect;
  const label = final ? words.reports : words.reportsSoFar;
  const value = countInWords(windows.outcome.reports, areas.length);
  if (areas.length === 1) return { label, value, range: words.oneArea };
  if (!final) return { label, value, range: words.expectedEarly };
  const range = isTold(effect) ? rangeInWords(expectedRange(effect)) : words.expectedNone;
  return { label, value, range };
}

/** The count, its band when it is of one area, or that there are fewer than ten. */
function countInWords(reports: number, areas: number): string {
  if (reports < leastTold) return words.fewerThanTen;
  if (areas > 1) return inWhole(reports);
  const band = bands.find(({ lo, hi }) => lo <= reports && (hi === null || reports <= hi));
  const { lo: low = leastTold, hi = null } = band ?? {};
  return hi === null ? filled(words.bandOpen, { low }) : filled(words.band, { low, high: hi });
}

/** Where 95 of 100 counts would fall without a campaign, as far as the chart knows its size. */
function expectedRange({ expected, expectedSize }: EffectAnswer): [low: number, high: number] {
  if (expected === null || expected === 0) return [0, 0];
  const quantile = (chance: number) =>
    expectedSize === null
      ? poissonQuantile(chance, expected)
      : negativeBinomialQuantile(chance, { mean: expected, size: expectedSize });
  return [quantile(0.025), quantile(0.975)];
}

function rangeInWords([low, high]: [number, number]): string {
  if (high < leastTold) return words.expectedNone;
  return low < leastTold
    ? filled(words.expectedMost, { high: inWhole(high) })
    : filled(words.expectedRange, { low: inWhole(low), high: inWhole(high) });
}

function ratioNumber(effect: EffectAnswer): BriefNumber {
  const { final, verdict, ratio, interval } = effect;
  const label = words.ratio;
  if (!final || verdict === 'TE_VROEG') return { label, value: words.ratioEarly, range: words.ratioEarlyWhy };
  if (!isTold(effect) || ratio === null || interval === null)
    return { label, value: words.ratioHidden, range: words.ratioHiddenWhy };
  const [low, high] = interval;
  return {
    label,
    value:
      high === null
        ? filled(words.ratioOpen, { low: inTwoDecimals(low) })
        : filled(words.ratioValue, { low: inTwoDecimals(low), high: inTwoDecimals(high) }),
    range: filled(words.ratioRange, { ratio: inTwoDecimals(ratio) }),
  };
}

function shareNumber({ areas, second }: EffectAnswer): BriefNumber {
  const label = words.share;
  const { count, of, interval } = second.followedUp.after;
  if (second.lookAgainOn !== null) return { label, value: words.shareEarly, range: words.shareEarlyWhy };
  // Few of many tells the few; nearly all tells the rest.
  if (interval === null || areas.length === 1 || count < leastTold || of - count < leastTold)
    return { label, value: words.shareHidden, range: words.shareRange };
  const [low, high] = interval.map((share) => inWhole(share * 100)) as [string, string];
  return { label, value: filled(words.shareValue, { low, high }), range: words.shareRange };
}
