import {
  controlledPower,
  type LogRatioSpread,
  smallestControlledRatio,
} from '#campaigns/effect/controlled-power.ts';
import { type Measured, totalsOf } from '#campaigns/effect/measured-areas.ts';
import { overdispersionOfAreas } from '#campaigns/effect/overdispersion.ts';
import { powerAt } from '#campaigns/effect/power-at.ts';
import type { Prediction } from '#campaigns/effect/predicted-effect.ts';
import {
  largestRatio,
  predictivePower,
  smallestPredictiveRatio,
} from '#campaigns/effect/predictive-power.ts';
import { groupExpectation, shrunkenExpectations } from '#campaigns/effect/shrunken-expectation.ts';
import { smallestRatio } from '#campaigns/effect/smallest-ratio.ts';
import type { CampaignPlan, FrozenDesign } from './plan.schema.ts';

export type Foreseen = Pick<
  FrozenDesign,
  'baselineReports' | 'expectedAfter' | 'smallestRatio' | 'powerForDoubling'
>;
type Design = CampaignPlan['design'];
type Power = Omit<Foreseen, 'baselineReports'>;

/**
 * What a plan could show, before anybody can know how it ends, by the same rule as its verdict (`headline-effect.ts`).
 * `measured` has no outcome yet; its windows hold as many weeks as are over, its outcome window all that it will have.
 */
export function foreseeEffect(design: Design, measured: Measured): Foreseen {
  const { before } = totalsOf(measured.treated);
  const phi = foreseenPhi(measured);
  return {
    baselineReports: before,
    ...(powerByDesign(design, measured, phi) ?? beforeAfterPower(measured, phi)),
  };
}

/** Null where a design does not find what it needs: then, as for the verdict, before and after are left. */
function powerByDesign(design: Design, measured: Measured, phi: number): Power | null {
  const compared = () => (measured.controls.length > 0 ? comparedPower(measured, phi) : null);
  switch (design) {
    case 'empirical-bayes':
      return shrunkenPower(measured, phi);
    case 'lottery':
      return drawnPower(measured, phi) ?? compared();
    case 'difference-in-differences':
      return compared();
    case 'before-after':
      return null;
  }
}

/** The shrunken expectation at a steady trend, with what the controls will leave unknown of the trend. */
function shrunkenPower(measured: Measured, phi: number): Power | null {
  const still = groupExpectation(measured.treated, shrunkenExpectations(measured, phi));
  if (still === null || still.mean === 0) return null;
  const { mean } = still;
  const trendVariance = measured.controls.length === 0 ? 0 : trendVarianceOf(measured);
  const variance = phi * (mean + mean ** 2 * trendVariance) + still.variance;
  const size = variance > mean ? mean ** 2 / (variance - mean) : Infinity;
  const prediction: Prediction = { expected: mean, size };
  return {
    expectedAfter: mean,
    smallestRatio: smallestPredictiveRatio(prediction),
    powerForDoubling: predictivePower(prediction, 2),
  };
}

/** Drawn beside not drawn, both after. */
function drawnPower(measured: Measured, phi: number): Power | null {
  const expectations = shrunkenExpectations(measured, phi);
  const drawn = groupExpectation(measured.treated, expectations);
  const left = groupExpectation(measured.controls, expectations);
  if (drawn === null || left === null || drawn.mean === 0 || left.mean === 0) return null;
  const unknown = drawn.variance / drawn.mean ** 2 + left.variance / left.mean ** 2;
  return spreadPower({ expectedAfter: drawn.mean, otherVariance: 1 / left.mean + unknown, phi });
}

function comparedPower(measured: Measured, phi: number): Power {
  const { before } = totalsOf(measured.treated);
  const expectedAfter = (before * measured.weeks.outcome) / measured.weeks.baseline;
  return spreadPower({ expectedAfter, otherVariance: 1 / before + trendVarianceOf(measured), phi });
}

function spreadPower(spread: LogRatioSpread): Power {
  return {
    expectedAfter: spread.expectedAfter,
    smallestRatio: smallestControlledRatio(spread),
    powerForDoubling: controlledPower(spread, 2),
  };
}

/** The exact test of the displayed interval; counts that swing φ times as much say as much as 1/φ of them. */
function beforeAfterPower({ treated, weeks }: Measured, phi: number): Power {
  const { before } = totalsOf(treated);
  const expectedAfter = (before * weeks.outcome) / weeks.baseline;
  if (before === 0) return { expectedAfter, smallestRatio: null, powerForDoubling: 0 };
  const periods = {
    before: { months: weeks.baseline, perMonth: before / weeks.baseline / phi },
    after: { months: weeks.outcome },
  };
  const ratio = smallestRatio(periods, 'exact');
  return {
    expectedAfter,
    smallestRatio: ratio > largestRatio ? null : ratio,
    powerForDoubling: powerAt(periods, 2, 'exact'),
  };
}

/** Variance of the log trend of the controls, if they go on as they did (`control-trend.ts`). */
function trendVarianceOf({ controls, weeks }: Measured): number {
  const { before } = totalsOf(controls);
  const after = (before * weeks.outcome) / weeks.baseline;
  const added = before === 0 ? 0.5 : 0;
  return 1 / (before + added) + 1 / (after + added);
}

/** How counts of areas without a campaign swung from the window that chose the areas to the baseline; 1 without it. */
function foreseenPhi({ untouched, weeks }: Measured): number {
  if (weeks.selection === 0) return 1;
  const fromTo = untouched.map((area) => ({ ...area, baseline: area.selection, outcome: area.baseline }));
  return overdispersionOfAreas(fromTo) ?? 1;
}
