import { areaCounts, byAreaOn } from '#api/counts/area-counts.ts';
import { weeksOf } from '#api/counts/week-window.ts';
import type { Store } from '#api/storage/database.ts';
import type { Measured, MeasuredArea } from '#campaigns/effect/measured-areas.ts';
import type { CampaignPlan } from '#campaigns/planning/plan.schema.ts';
import { type Area, areasOn } from '#content/areas/area-sets.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { areaDayOf, lengthOf, type PlanWeeks } from './plan-weeks.ts';

/** All areas on the last day that a plan measures, with their reports in its windows as far as these are over. */
export type Province = {
  day: string;
  areas: readonly Area[];
  counted: readonly MeasuredArea[];
  weeks: Measured['weeks'];
};

export async function readProvince(
  store: Store,
  plan: Pick<CampaignPlan, 'from' | 'selection' | 'baseline' | 'outcomeWindow' | 'reviewOn'> & {
    phenomena: readonly Phenomenon[];
  },
  weeks: PlanWeeks,
): Promise<Province> {
  const day = areaDayOf(plan);
  const areas = areasOn(day);
  const inWeeks = async (list: readonly string[]) =>
    byAreaOn(day, list.length === 0 ? [] : await areaCounts(store, list, plan.phenomena));
  const selection = await inWeeks(weeks.selection ? weeksOf(weeks.selection) : []);
  const baseline = await inWeeks(weeks.knownBaseline);
  return {
    ...{ day, areas },
    counted: areas.map(({ code, figures }) => ({
      code,
      population: figures.population?.value ?? null,
      selection: selection.get(code) ?? 0,
      baseline: baseline.get(code) ?? 0,
      outcome: 0,
    })),
    weeks: {
      selection: lengthOf(weeks.selection),
      baseline: weeks.knownBaseline.length,
      outcome: lengthOf(weeks.outcome),
    },
  };
}

/** The province as one choice of areas and controls measures it. */
export function measuredOf(
  { counted, weeks }: Province,
  areas: readonly string[],
  { controls, excluded }: { controls: readonly string[]; excluded: readonly { code: string }[] },
): Measured {
  const barred = excluded.map(({ code }) => code);
  return {
    all: [...counted],
    treated: counted.filter(({ code }) => areas.includes(code)),
    controls: counted.filter(({ code }) => controls.includes(code)),
    untouched: counted.filter(
      ({ code, population }) => population !== null && !areas.includes(code) && !barred.includes(code),
    ),
    weeks,
  };
}
