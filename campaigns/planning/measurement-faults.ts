import { outcomeDays } from './complete-plan.ts';
import type { CampaignPlan } from './plan.schema.ts';

/** Whether a day of what an approved plan measures has come: from then on its figures could steer a change. */
export function isMeasuring(plan: CampaignPlan, today: string): boolean {
  return (outcomeDays(plan)?.from ?? plan.from) <= today;
}

type Fault = { field: string; code: 'already-measuring' };

const laidDown = [
  ...(['areas', 'phenomena', 'design', 'lot', 'selection', 'baseline'] as const),
  ...(['secondOutcome', 'relevantRatio'] as const),
];

/**
 * What a later version changes of a measurement that runs or is over. Its words, channels, budget and last day may
 * change; the review of a standing campaign may move away while it has not come.
 */
export function measurementFaults(seen: CampaignPlan, next: CampaignPlan, today: string): Fault[] {
  const begun = seen.from <= today && next.from !== seen.from ? ['from'] : [];
  if (!isMeasuring(seen, today)) return begun.map(named);
  const changed = laidDown.filter((field) => !same(seen[field], next[field]));
  return [...begun, ...changed, ...outcomeField(seen, next, today)].map(named);
}

function outcomeField(seen: CampaignPlan, next: CampaignPlan, today: string): string[] {
  const [before, after] = [outcomeDays(seen), outcomeDays(next)];
  if (same(before, after)) return [];
  const later = before !== null && after !== null && before.from === after.from && before.to < after.to;
  const standing = seen.reviewOn !== null && next.reviewOn !== null;
  if (standing && later && seen.reviewOn !== null && today <= seen.reviewOn) return [];
  return [next.outcomeWindow === null ? 'reviewOn' : 'outcomeWindow'];
}

const named = (field: string): Fault => ({ field, code: 'already-measuring' });

/** Lists are sets here: the order of areas means nothing. */
const same = (one: unknown, other: unknown) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.toSorted();
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
};
