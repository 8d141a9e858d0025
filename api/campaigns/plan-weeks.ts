import { type IsoWeek, thursdayOf, weekOf } from '#api/counts/week.ts';
import {
  lastDayOf,
  lastWholeWeek,
  type WeekWindow,
  weekCount,
  weeksOf,
  weekWindowOf,
} from '#api/counts/week-window.ts';
import { outcomeDays } from '#campaigns/planning/complete-plan.ts';
import type { CampaignPlan } from '#campaigns/planning/plan.schema.ts';

export type PlanWeeks = {
  selection: WeekWindow | null;
  baseline: WeekWindow;
  outcome: WeekWindow;
  /** What is over of the baseline, oldest first. */
  knownBaseline: IsoWeek[];
};

type Days = Pick<CampaignPlan, 'from' | 'selection' | 'baseline' | 'outcomeWindow' | 'reviewOn'>;

/**
 * The windows of a plan in whole weeks. A week in which the campaign begins is no baseline, although its Thursday may
 * still lie in it; nor is a week before `countedFrom` (ISO day, null: nothing was counted yet), when no report could
 * have come in: with it, any report later on would be "more".
 */
export function planWeeks(plan: Days, nowMs: number, countedFrom: string | null): PlanWeeks {
  const outcome = outcomeDays(plan);
  if (outcome === null) throw new RangeError('A standing campaign has a day of review.');
  const planned = beforeDay(weeksOfDays(plan.baseline), plan.from);
  const baseline = countedBaseline(planned, countedFrom, nowMs);
  const last = lastWholeWeek(nowMs);
  return {
    selection: plan.selection && weeksOfDays(plan.selection),
    baseline,
    outcome: weeksOfDays(outcome),
    knownBaseline: weeksOf(baseline).filter((week) => week <= last),
  };
}

/** The day whose areas, and inhabitants, describe a plan: the last one that it measures. */
export function areaDayOf(plan: Days): string {
  return outcomeDays(plan)?.to ?? plan.from;
}

export const lengthOf = (window: WeekWindow | null) => (window === null ? 0 : weekCount(window));

function weeksOfDays(days: { from: string; to: string }): WeekWindow {
  const window = weekWindowOf(days);
  if (window === null) throw new RangeError(`No week belongs to ${days.from} to ${days.to}.`);
  return window;
}

/**
 * What of a baseline could hold reports: from the week of `countedFrom` (ISO day) on. One that was over before it, or
 * has no whole week after it yet, stays as it is: nothing came in then, and nothing follows from it.
 */
export function countedBaseline(baseline: WeekWindow, countedFrom: string | null, nowMs: number): WeekWindow {
  if (countedFrom === null) return baseline;
  const first = weekOf(Temporal.PlainDate.from(countedFrom));
  const counted = { from: first > baseline.from ? first : baseline.from, to: baseline.to };
  return counted.from <= counted.to && counted.from <= lastWholeWeek(nowMs) ? counted : baseline;
}

function beforeDay(window: WeekWindow, day: string): WeekWindow {
  if (lastDayOf(window.to) < day) return window;
  const to = weekWindowOf({ from: thursdayOf(window.from).toString(), to: dayBefore(window.to) });
  return to ?? window;
}

const dayBefore = (week: IsoWeek) => thursdayOf(week).subtract({ days: 1 }).toString();
