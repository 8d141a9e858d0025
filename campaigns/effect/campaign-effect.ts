import type { EffectQuestion } from '#campaigns/effect.schema.ts';
import { hasZero, oddsRatioIntervals, oddsRatioP } from '#campaigns/intervals/odds-ratio.ts';
import {
  type BeforeAfter,
  type Interval,
  rateRatioIntervals,
  rateRatioP,
} from '#campaigns/intervals/rate-ratio.ts';
import { relevantByDefault, type Verdict, verdictOf } from './verdict.ts';

type OpenInterval = [low: number, high: number | null];

export type CampaignEffect = {
  /** After / before, per exposure; with a control the ratio of that to the control's. Null when the divisor is 0. */
  ratio: number | null;
  /** Exact; null is without bound. */
  interval: OpenInterval;
  midP: OpenInterval;
  wald: OpenInterval;
  p: number;
  verdict: Verdict;
};

const equalExposure: BeforeAfter = { before: 1, after: 1 };

/** Before and after, with or without a control group; a verdict only for the final look, which counts without more words are. */
export function campaignEffect(question: EffectQuestion): CampaignEffect {
  const { treated, control, exposure = equalExposure, level = 0.95 } = question;
  const { relevant = relevantByDefault, final = true } = question;
  const alpha = 1 - level;
  const counts = control && { treated, control };
  const found = counts ? oddsRatioIntervals(counts, alpha) : rateRatioIntervals(treated, exposure, alpha);
  const measured = { interval: found.exact, observed: treated.after, expected: expectedAfter(question) };
  return {
    ratio: ratioOf(question),
    interval: open(found.exact),
    midP: open(found.midP),
    wald: open(found.wald),
    p: counts ? oddsRatioP(counts) : rateRatioP(treated, exposure),
    verdict: verdictOf({ ...measured, relevant, final }),
  };
}

/** True where the Wald interval rests on 0.5 added to every cell: to be said wherever it is shown. */
export function waldIsCorrected({ treated, control }: EffectQuestion): boolean {
  return control !== undefined && hasZero({ treated, control });
}

function ratioOf({ treated, control, exposure = equalExposure }: EffectQuestion): number | null {
  const [more, less] = control
    ? [treated.after * control.before, treated.before * control.after]
    : [treated.after * exposure.before, treated.before * exposure.after];
  return less === 0 ? null : more / less;
}

/** What the after period would have had: as before, along with exposure or, where it had reports, the control. */
function expectedAfter({ treated, control, exposure = equalExposure }: EffectQuestion): number {
  const trend = control && control.before > 0 ? control : exposure;
  return (treated.before * trend.after) / trend.before;
}

const open = ([low, high]: Interval): OpenInterval => [low, high === Infinity ? null : high];
