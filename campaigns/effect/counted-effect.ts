import { oddsRatioIntervals, oddsRatioP } from '#campaigns/intervals/odds-ratio.ts';
import { type BeforeAfter, rateRatioIntervals, rateRatioP } from '#campaigns/intervals/rate-ratio.ts';
import { type Measured, totalsOf } from './measured-areas.ts';
import { alpha, type Headline } from './method.ts';
import { widened, widenedP } from './widened.ts';

/** Reports per week after / before of the campaign areas: exact given their sum (Przyborowski & Wilenski 1940), × √φ. */
export function beforeAfterEffect({ treated, weeks }: Measured, phi: number): Headline {
  const counts = totalsOf(treated);
  const exposure = { before: weeks.baseline, after: weeks.outcome };
  const expected = (counts.before * weeks.outcome) / weeks.baseline;
  const centre = ratioOf(filled(counts)) * (weeks.baseline / weeks.outcome);
  return {
    ...{ method: 'before-after', observed: counts.after, expected },
    ratio: counts.before === 0 ? null : counts.after / expected,
    interval: widened(rateRatioIntervals(counts, exposure, alpha).exact, centre, phi),
    p: widenedP(rateRatioP(counts, exposure), phi),
    size: sizeOf(expected, 1 / counts.before, phi),
  };
}

/** Difference-in-differences: exact given all margins (Fisher 1935), × √φ. */
export function comparedEffect({ treated, controls }: Measured, phi: number): Headline {
  const counts = { treated: totalsOf(treated), control: totalsOf(controls) };
  const { before, after } = counts.control;
  const divisor = counts.treated.before * after;
  const expected = before === 0 ? 0 : divisor / before;
  const centre = ratioOf(filled(counts.treated)) / ratioOf(filled(counts.control));
  return {
    ...{ method: 'difference-in-differences', observed: counts.treated.after, expected },
    ratio: divisor === 0 ? null : (counts.treated.after * before) / divisor,
    interval: widened(oddsRatioIntervals(counts, alpha).exact, centre, phi),
    p: widenedP(oddsRatioP(counts), phi),
    size: sizeOf(expected, 1 / counts.treated.before + 1 / before + 1 / after, phi),
  };
}

/** Negative binomial that has the variance φ·(M + M²·logVariance). */
function sizeOf(expected: number, logVariance: number, phi: number): number {
  const variance = phi * (expected + expected ** 2 * logVariance);
  return variance > expected && expected > 0 ? expected ** 2 / (variance - expected) : Infinity;
}

/** Half a report more in both periods when one is empty: only for the middle of an interval, never for an estimate. */
function filled({ before, after }: BeforeAfter): BeforeAfter {
  const added = before === 0 || after === 0 ? 0.5 : 0;
  return { before: before + added, after: after + added };
}

const ratioOf = ({ before, after }: BeforeAfter) => after / before;
