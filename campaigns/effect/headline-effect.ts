import type { CampaignPlan } from '#campaigns/planning/plan.schema.ts';
import { beforeAfterEffect, comparedEffect } from './counted-effect.ts';
import { type Measured, totalsOf } from './measured-areas.ts';
import type { Headline } from './method.ts';
import { drawnEffect, shrunkenEffect } from './shrunken-effect.ts';

/**
 * The effect by the design that was laid down. What a design needs and does not find (inhabitants, controls) leaves
 * before and after of the campaign areas alone; the method that is answered says so. Without any report before there is
 * nothing to fall back on: any report at all would be "more". Nor is there for any design, where no area had one.
 */
export function headlineEffect(design: CampaignPlan['design'], measured: Measured, phi: number): Headline {
  if (totalsOf(measured.all).before === 0) return unknownEffect(design, measured);
  const found = byDesign(design, measured, phi);
  if (found !== null) return found;
  return nothingBefore(design, measured) ? unknownEffect(design, measured) : beforeAfterEffect(measured, phi);
}

/** Nothing was expected and any ratio fits: there was nothing to compare with. */
export const saysNothing = ({ expected, interval: [low, high] }: Headline) =>
  expected === 0 && low === 0 && high === Infinity;

/** Whether a design that compares with more than its own past would have to rest on a past without reports. */
function nothingBefore(design: CampaignPlan['design'], { treated }: Measured): boolean {
  return design !== 'before-after' && totalsOf(treated).before === 0;
}

/** Any ratio fits: whatever came in, this is no verdict of more or fewer. */
function unknownEffect(design: CampaignPlan['design'], { treated }: Measured): Headline {
  return {
    ...{ method: design, observed: totalsOf(treated).after, expected: 0, size: Infinity },
    ...{ ratio: null, interval: [0, Infinity], p: 1 },
  };
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
