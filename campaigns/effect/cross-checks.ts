import { hasZero, oddsRatioIntervals } from '#campaigns/intervals/odds-ratio.ts';
import { beforeAfterEffect, comparedEffect } from './counted-effect.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import { type Measured, totalsOf } from './measured-areas.ts';
import { alpha, type Estimate, type Method } from './method.ts';
import { drawnEffect, shrunkenEffect } from './shrunken-effect.ts';
import { panelCheck, seriesCheck } from './time-checks.ts';
import { widened } from './widened.ts';

/** Another method on the same counts, with its interval and never a verdict; or why it has no answer. */
export type CrossCheck = { method: Method } & (
  | ({ kind: 'estimated'; halvesAdded: boolean } & Estimate)
  | { kind: 'refused'; why: RefusedCheck }
);
export type RefusedCheck =
  | 'no-controls'
  | 'no-inhabitants'
  | 'too-few-months-before'
  | 'too-few-months-after'
  | 'too-few-reports';

/** All methods but the one of the verdict. */
export function crossChecks(
  question: EvaluationQuestion,
  measured: Measured,
  phi: number,
  headline: Method,
): CrossCheck[] {
  const compared = measured.controls.length > 0;
  const checks: CrossCheck[] = [
    estimated('empirical-bayes', shrunkenEffect(measured, phi), 'no-inhabitants'),
    ...(question.eligible ? [estimated('lottery', drawnEffect(measured, phi), 'no-inhabitants')] : []),
    estimated('before-after', beforeAfterEffect(measured, phi), 'too-few-reports'),
    estimated('difference-in-differences', compared ? comparedEffect(measured, phi) : null, 'no-controls'),
    waldCheck(measured, phi),
    compared ? estimated('panel', panelCheck(question), 'too-few-reports') : refused('panel', 'no-controls'),
    timeSeries(question),
  ];
  return checks.filter(({ method }) => method !== headline);
}

const refused = (method: Method, why: RefusedCheck): CrossCheck => ({ method, kind: 'refused', why });

function estimated(method: Method, estimate: Estimate | null, why: RefusedCheck): CrossCheck {
  if (estimate === null) return refused(method, why);
  const { ratio, interval, p } = estimate;
  return { method, kind: 'estimated', halvesAdded: false, ratio, interval, p };
}

/** Difference-in-differences on the log scale, × √φ; half a report in every cell when one is empty, and said so. */
function waldCheck({ treated, controls }: Measured, phi: number): CrossCheck {
  const method = 'difference-in-differences-wald';
  if (controls.length === 0) return refused(method, 'no-controls');
  const counts = { treated: totalsOf(treated), control: totalsOf(controls) };
  const wald = oddsRatioIntervals(counts, alpha).wald;
  const ratio = Math.sqrt(wald[0] * wald[1]);
  const interval = widened(wald, ratio, phi);
  return { method, kind: 'estimated', halvesAdded: hasZero(counts), ratio, interval, p: null };
}

function timeSeries(question: EvaluationQuestion): CrossCheck {
  const found = seriesCheck(question);
  if (found.kind === 'refused')
    return refused('interrupted-series', found.why === 'no-model' ? 'too-few-reports' : found.why);
  return estimated('interrupted-series', { ...found, p: null }, 'too-few-reports');
}
