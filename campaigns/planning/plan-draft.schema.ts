import type { z } from 'zod';
import { campaignPlan } from './plan.schema.ts';

const { channels, phenomena, to, reviewOn, budgetEuros, design, relevantRatio } = campaignPlan.shape;
const { selection, outcomeWindow, secondOutcome, lot } = campaignPlan.shape;

/**
 * What staff send: a plan in which anything with a sensible default may be left out (`complete-plan.ts` fills it in).
 * `selection` may only be left out when a lot chose the areas: otherwise somebody must say which figures chose them, or
 * `null` that no figures did.
 */
export const campaignDraft = campaignPlan.extend({
  channels: channels.optional(),
  phenomena: phenomena.optional(),
  to: to.optional(),
  reviewOn: reviewOn.optional(),
  budgetEuros: budgetEuros.optional(),
  design: design.optional(),
  relevantRatio: relevantRatio.optional(),
  selection: selection.optional(),
  outcomeWindow: outcomeWindow.optional(),
  secondOutcome: secondOutcome.optional(),
  lot: lot.optional(),
});
export type CampaignDraft = z.output<typeof campaignDraft>;
