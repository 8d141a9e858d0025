import type { CampaignPlan } from '#campaigns/planning/plan.schema.ts';
import { beforeAfterEffect, comparedEffect } from './counted-effect.ts';
import { inWords } from './day-in-words.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import { judgementOf } from './judgement.ts';
import { type Measured, measuredAreas, totalsOf } from './measured-areas.ts';
import type { Headline } from './method.ts';
import { overdispersionOfAreas } from './overdispersion.ts';
import { type Share, wilson } from './share-difference.ts';
import type { Verdict } from './verdict.ts';

/** Weeks after the outcome window in which a report may still become usable or a case: research takes months. */
export const followUpLagWeeks = 26;

export type FollowedShare = Share & { interval: [number, number] | null };

export type SecondOutcome = {
  kind: CampaignPlan['secondOutcome'];
  final: boolean;
  /** First day on which its own verdict may be given; null once it has come, or without a second outcome. */
  lookAgainOn: string | null;
  /** Null without a second outcome, or when the campaign was withdrawn. */
  verdict: Verdict | null;
  sentence: string | null;
  effect: (Headline & { phi: number }) | null;
  /** Reports of the campaign areas that were followed up, of all that came in the same window. */
  followedUp: { before: FollowedShare; after: FollowedShare };
};

/**
 * Usable reports or cases, counted in the week in which the report came in, by exact counts with controls where there
 * are any. The baseline had longer to be followed up than the outcome window: hence the long lag before its verdict.
 */
export function secondOutcome(
  kind: CampaignPlan['secondOutcome'],
  all: EvaluationQuestion,
  followed: EvaluationQuestion['areas'],
): SecondOutcome {
  const reports = totalsOf(measuredAreas(all).treated);
  const measured = measuredAreas({ ...all, areas: followed });
  const counts = totalsOf(measured.treated);
  const lookOn = Temporal.PlainDate.from(all.outcomeEndsOn)
    .add({ days: followUpLagWeeks * 7 + 1 })
    .toString();
  const followedUp = {
    before: shareOf(counts.before, reports.before),
    after: shareOf(counts.after, reports.after),
  };
  const none = { verdict: null, sentence: null, effect: null };
  if (kind === 'none' || all.withdrawnOn !== null)
    return { kind, final: false, lookAgainOn: null, ...none, followedUp };
  const final = all.asOf >= lookOn;
  const effect = final ? followedEffect(measured) : null;
  return {
    ...{ kind, final, lookAgainOn: final ? null : lookOn, followedUp, effect },
    ...judgementOf(effect, {
      ...{ relevant: all.frozen.relevantRatio, drawnByLot: all.eligible !== null },
      ...{ lookAgainOn: final ? null : inWords(lookOn), counted: countedAs[kind] },
    }),
  };
}

const countedAs = { 'usable-reports': 'bruikbare meldingen', cases: 'zaken' } as const;

function followedEffect(measured: Measured): Headline & { phi: number } {
  const phi = overdispersionOfAreas(measured.controls) ?? 1;
  const compares = measured.controls.length > 0 && totalsOf(measured.controls).before > 0;
  return { ...(compares ? comparedEffect(measured, phi) : beforeAfterEffect(measured, phi)), phi };
}

/** A report may have been followed up and later be found double: never more than all. */
function shareOf(count: number, of: number): FollowedShare {
  const share = { count: Math.min(count, of), of };
  return { ...share, interval: of === 0 ? null : wilson(share) };
}
