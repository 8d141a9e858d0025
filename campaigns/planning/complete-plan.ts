import { relevantByDefault } from '#campaigns/effect/verdict.ts';
import type { CampaignPlan } from './plan.schema.ts';
import type { CampaignDraft } from './plan-draft.schema.ts';

/** A measurement shorter than this says next to nothing; a shorter campaign is measured a little longer than it runs. */
export const leastOutcomeWeeks = 4;

/**
 * The plan with every default written out, so that what is hashed and approved leaves nothing to later code. Without a
 * design: the lot decides, then the waters (no inhabitants, so no expectation to shrink), else empirical Bayes.
 */
export function completePlan(draft: CampaignDraft, isWater: (code: string) => boolean): CampaignPlan {
  const to = draft.to ?? null;
  return {
    ...draft,
    to,
    channels: draft.channels ?? ['municipal-website'],
    phenomena: draft.phenomena ?? [],
    reviewOn: draft.reviewOn ?? null,
    budgetEuros: draft.budgetEuros ?? 0,
    design: draft.design ?? usualDesign(draft, isWater),
    relevantRatio: draft.relevantRatio ?? relevantByDefault,
    selection: draft.selection ?? null,
    outcomeWindow: draft.outcomeWindow ?? (to === null ? null : usualOutcome(draft.from, to)),
    secondOutcome: draft.secondOutcome ?? 'usable-reports',
    lot: draft.lot ?? null,
  };
}

function usualDesign({ lot, areas }: CampaignDraft, isWater: (code: string) => boolean) {
  if (lot) return 'lottery';
  return areas.some(isWater) ? 'before-after' : 'empirical-bayes';
}

/** While the campaign runs, and at least four weeks. */
export function usualOutcome(from: string, to: string): { from: string; to: string } {
  const least = Temporal.PlainDate.from(from)
    .add({ days: 7 * leastOutcomeWeeks - 1 })
    .toString();
  return { from, to: to < least ? least : to };
}

/** First and last day of what is measured; of a standing campaign until its review. Null while that day is missing. */
export function outcomeDays({
  from,
  outcomeWindow,
  reviewOn,
}: Pick<CampaignPlan, 'from' | 'outcomeWindow' | 'reviewOn'>): { from: string; to: string } | null {
  if (outcomeWindow !== null) return outcomeWindow;
  return reviewOn === null ? null : { from, to: reviewOn };
}
