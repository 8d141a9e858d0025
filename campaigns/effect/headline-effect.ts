import type { CampaignPlan } from '#campaigns/planning/plan.schema.ts';
import { beforeAfterEffect, comparedEffect } from './counted-effect.ts';
import type { Measured } from './measured-areas.ts';
import type { Headline } from './method.ts';
import { drawnEffect, shrunkenEffect } from './shrunken-effect.ts';

/**
 * The effect by the design that was laid down. What a design needs and does not find (inhabitants, controls, any report
 * before) leaves before and after of the campaign areas alone; the method that is answered says so.
 */
export function headlineEffect(design: CampaignPlan['design'], measured: Measured, phi: number): Headline {
  return byDesign(design, measured, phi) ?? beforeAfterEffect(measured, phi);
}

function byDesign(design: CampaignPlan['design'], measured: Measured, phi: number): Headline | null {
  const compared = () => (measured.controls.length > 0 ? comparedEffect(measured, phi) : null);
  switch (design) {
    case 'empirical-bayes':
      return shrunkenEffect(measured, phi);
    case 'lottery':
      return drawnEffect(measured, phi) ?? compared();
    case 'difference-in-differences':
      return compared();
    case 'before-after':
      return null;
  }
}
