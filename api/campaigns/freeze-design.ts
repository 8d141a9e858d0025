import { createHash } from 'node:crypto';
import { foreseeEffect } from '#campaigns/planning/foresee-effect.ts';
import type { CampaignPlan, FrozenDesign } from '#campaigns/planning/plan.schema.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';
import { type ControlFacts, chooseControls } from './choose-controls.ts';
import type { PlanWeeks } from './plan-weeks.ts';
import { measuredOf, type Province } from './province.ts';

/**
 * What is laid down of a plan, from the counts of today; nothing of it is ever computed again. `measured`: what an
 * earlier version froze, once the measurement has begun; its controls stay, and all of it while the window does.
 */
export function freezeDesign(
  plan: CampaignPlan,
  weeks: PlanWeeks,
  province: Province,
  facts: ControlFacts,
  measured: FrozenDesign | null,
): FrozenDesign {
  if (measured !== null && measured.outcome.to === weeks.outcome.to) return measured;
  const choice = measured ?? chooseControls(plan, province, facts);
  return {
    selection: weeks.selection,
    baseline: weeks.baseline,
    outcome: weeks.outcome,
    ...{ controls: choice.controls, excluded: choice.excluded },
    relevantRatio: plan.relevantRatio,
    ...foreseeEffect(plan.design, measuredOf(province, plan.areas, choice)),
  };
}

/** What an approval signs: plan and frozen design of one version, as hex. */
export function sha256Of(plan: CampaignPlan, frozen: FrozenDesign): string {
  return createHash('sha256').update(canonicalJson({ plan, frozen })).digest('hex');
}
