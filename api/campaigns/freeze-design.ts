import { createHash } from 'node:crypto';
import { canonicalJson } from '#api/reports/canonical-json.ts';
import { foreseeEffect } from '#campaigns/planning/foresee-effect.ts';
import type { CampaignPlan, FrozenDesign } from '#campaigns/planning/plan.schema.ts';
import { type ControlFacts, chooseControls } from './choose-controls.ts';
import type { PlanWeeks } from './plan-weeks.ts';
import { measuredOf, type Province } from './province.ts';

/** What is laid down of a plan, from the counts of today; nothing of it is ever computed again. */
export function freezeDesign(
  plan: CampaignPlan,
  weeks: PlanWeeks,
  province: Province,
  facts: ControlFacts,
): FrozenDesign {
  const choice = chooseControls(plan, province, facts);
  return {
    selection: weeks.selection,
    baseline: weeks.baseline,
    outcome: weeks.outcome,
    ...choice,
    relevantRatio: plan.relevantRatio,
    ...foreseeEffect(plan.design, measuredOf(province, plan.areas, choice)),
  };
}

/** What an approval signs: plan and frozen design of one version, as hex. */
export function sha256Of(plan: CampaignPlan, frozen: FrozenDesign): string {
  return createHash('sha256').update(canonicalJson({ plan, frozen })).digest('hex');
}
