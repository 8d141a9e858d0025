import { type Measured, totalsOf } from './measured-areas.ts';

/**
 * What the controls did between the windows, per week, and the variance of its log (delta method). Half a report is
 * added to both counts when one is 0; without controls nothing is known of a trend, and none is taken out.
 */
export function controlTrend({ controls, weeks }: Measured): { trend: number; logVariance: number } {
  if (controls.length === 0) return { trend: 1, logVariance: 0 };
  const { before, after } = totalsOf(controls);
  const added = before === 0 || after === 0 ? 0.5 : 0;
  return {
    trend: ((after + added) / (before + added)) * (weeks.baseline / weeks.outcome),
    logVariance: 1 / (after + added) + 1 / (before + added),
  };
}
