import { leastOutcomeWeeks, outcomeDays } from './complete-plan.ts';
import { measurementFaults } from './measurement-faults.ts';
import type { CampaignPlan } from './plan.schema.ts';
import { type DayWindow, monthsApart, overlap, thursdaysIn } from './plan-days.ts';

/** One rule that a plan breaks; `code` is a key under `problems.fields` in the translations. */
export type PlanFault = { field: string; code: string; limit?: number };

/** What the rules must know beside the plan. */
export type PlanFacts = {
  /** ISO day in Amsterdam. */
  today: string;
  /** Whether a code is an area on a day, and of which kind. */
  kindOn: (code: string, day: string) => 'municipality' | 'water' | null;
  kitCodes: readonly string[];
  /** Areas that the named lot drew, in any order; null when there is no such lot or it is not drawn yet. */
  drawn: readonly string[] | null;
  /** The version that the public already sees; a later one may keep a first day that has passed, and must keep more. */
  seen: CampaignPlan | null;
  /** Areas that the member of staff may plan for; null: all. */
  ownAreas: readonly string[] | null;
};

export const leastWindowWeeks = 12;
export const mostWindowMonths = 36;
export const mostCampaignMonths = 12;
export const mostOutcomeMonths = 24;

/** Every rule between the fields of a plan that it breaks; each field once. Statistics of the campaign room, §5 and §6. */
export function planFaults(plan: CampaignPlan, facts: PlanFacts): PlanFault[] {
  const faults = [
    ...areaFaults(plan, facts),
    ...choiceFaults(plan, facts),
    ...runFaults(plan, facts),
    ...windowFaults('selection', plan.selection),
    ...windowFaults('baseline', plan.baseline),
    ...orderFaults(plan, facts),
    ...outcomeFaults(plan),
    ...designFaults(plan, facts),
    ...(facts.seen === null ? [] : measurementFaults(facts.seen, plan, facts.today)),
  ];
  const byField = new Map(faults.toReversed().map((fault) => [fault.field, fault]));
  return [...byField.values()].reverse();
}

function areaFaults({ areas, from, outcomeWindow, reviewOn }: CampaignPlan, facts: PlanFacts): PlanFault[] {
  const last = outcomeDays({ from, outcomeWindow, reviewOn })?.to ?? from;
  if (new Set(areas).size < areas.length) return [{ field: 'areas', code: 'twice' }];
  if (areas.some((code) => facts.kindOn(code, from) === null))
    return [{ field: 'areas', code: 'unknown-area' }];
  // Its reports would go on under another code half-way, and so would its inhabitants.
  if (areas.some((code) => facts.kindOn(code, last) === null)) return [{ field: 'areas', code: 'area-ends' }];
  const own = facts.ownAreas;
  return own !== null && areas.some((code) => !own.includes(code))
    ? [{ field: 'areas', code: 'other-region' }]
    : [];
}

function choiceFaults({ kit, channels, phenomena }: CampaignPlan, { kitCodes }: PlanFacts): PlanFault[] {
  const twice = (codes: readonly string[]) => new Set(codes).size < codes.length;
  return [
    ...(kitCodes.includes(kit) ? [] : [{ field: 'kit', code: 'unknown-choice' }]),
    ...(twice(channels) ? [{ field: 'channels', code: 'twice' }] : []),
    ...(twice(phenomena) ? [{ field: 'phenomena', code: 'twice' }] : []),
  ];
}

function runFaults({ from, to, reviewOn }: CampaignPlan, { today, seen }: PlanFacts): PlanFault[] {
  // A plan that is written down after the fact foresees nothing.
  const late: PlanFault[] =
    from < today && from !== seen?.from ? [{ field: 'from', code: 'in-the-past' }] : [];
  if (to === null) {
    if (reviewOn === null) return [...late, { field: 'reviewOn', code: 'review-needed' }];
    return reviewOn <= from ? [...late, { field: 'reviewOn', code: 'day-order' }] : late;
  }
  return [
    ...late,
    ...(to < from ? [{ field: 'to', code: 'day-order' }] : []),
    ...(monthsApart(from, to) > mostCampaignMonths
      ? [{ field: 'to', code: 'too-many-months', limit: mostCampaignMonths }]
      : []),
    ...(reviewOn === null ? [] : [{ field: 'reviewOn', code: 'only-standing' }]),
  ];
}

function windowFaults(field: 'selection' | 'baseline', window: DayWindow | null): PlanFault[] {
  if (window === null) return [];
  if (window.to < window.from) return [{ field, code: 'day-order' }];
  if (thursdaysIn(window) < leastWindowWeeks)
    return [{ field, code: 'too-few-weeks', limit: leastWindowWeeks }];
  if (monthsApart(window.from, window.to) > mostWindowMonths)
    return [{ field, code: 'too-many-months', limit: mostWindowMonths }];
  return [];
}

/** What chose the areas lies behind us and is never the baseline; the baseline is over before the campaign begins. */
function orderFaults({ from, selection, baseline }: CampaignPlan, { today }: PlanFacts): PlanFault[] {
  if (selection !== null && selection.to >= today) return [{ field: 'selection', code: 'not-over' }];
  if (selection !== null && overlap(selection, baseline))
    return [{ field: 'baseline', code: 'overlaps-selection' }];
  if (baseline.to >= from) return [{ field: 'baseline', code: 'not-before-start' }];
  const known = { from: baseline.from, to: baseline.to < today ? baseline.to : today };
  return thursdaysIn(known) < leastWindowWeeks
    ? [{ field: 'baseline', code: 'too-little-known', limit: leastWindowWeeks }]
    : [];
}

function outcomeFaults(plan: CampaignPlan): PlanFault[] {
  const field = plan.outcomeWindow === null ? 'reviewOn' : 'outcomeWindow';
  if (plan.to === null && plan.outcomeWindow !== null) return [{ field, code: 'only-ending' }];
  const window = outcomeDays(plan);
  if (window === null) return [];
  if (window.to < window.from) return [{ field, code: 'day-order' }];
  if (window.from < plan.from) return [{ field, code: 'before-start' }];
  if (thursdaysIn(window) < leastOutcomeWeeks)
    return [{ field, code: 'too-few-weeks', limit: leastOutcomeWeeks }];
  return monthsApart(window.from, window.to) > mostOutcomeMonths
    ? [{ field, code: 'too-many-months', limit: mostOutcomeMonths }]
    : [];
}

function designFaults({ design, areas, lot, from }: CampaignPlan, { drawn, kindOn }: PlanFacts): PlanFault[] {
  if (design === 'empirical-bayes' && areas.some((code) => kindOn(code, from) === 'water'))
    return [{ field: 'design', code: 'needs-inhabitants' }];
  if (design !== 'lottery') return lot === null ? [] : [{ field: 'lot', code: 'only-lottery' }];
  if (lot === null) return [{ field: 'lot', code: 'lot-needed' }];
  if (drawn === null) return [{ field: 'lot', code: 'unknown-lot' }];
  return new Set([...drawn, ...areas]).size === drawn.length && areas.length === drawn.length
    ? []
    : [{ field: 'areas', code: 'not-the-lot' }];
}
