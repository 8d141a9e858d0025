import { codeOn } from '#api/counts/area-counts.ts';
import { firstCountedDay, firstCountedWeek } from '#api/counts/first-counted-day.ts';
import { dayOf, thursdayOf } from '#api/counts/week.ts';
import { lastDayOf, lastWholeWeek, weekCount, weeksOf } from '#api/counts/week-window.ts';
import { type WeeklyCounts, weeklyCounts } from '#api/counts/weekly-counts.ts';
import type { Database, Store } from '#api/storage/database.ts';
import type { EvaluatedArea, EvaluationQuestion } from '#campaigns/effect/evaluation-question.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { readLot } from './lot-store.ts';
import { areaDayOf, countedBaseline } from './plan-weeks.ts';
import type { Campaign } from './read-campaigns.ts';

/** Further back than this a series tells nothing of today. */
const longestYears = 5;

/**
 * What the evaluation of a campaign rests on, as counted until the last whole week. A municipality that merged until
 * the last day of the outcome window is its successor everywhere, as when the plan was frozen.
 */
export async function effectQuestion(
  database: Database,
  campaign: Campaign,
  nowMs: number,
): Promise<EvaluationQuestion> {
  const { plan, frozen } = campaign;
  const day = areaDayOf(plan);
  const baseline = countedBaseline(frozen.baseline, await firstCountedDay(database.store), nowMs);
  const weeks = weeksOf({
    from: await firstWeek(database.store, campaign),
    to: latest(lastWholeWeek(nowMs), frozen.baseline.from),
  });
  const window = { from: weeks[0] as string, to: weeks.at(-1) as string };
  const counts = await weeklyCounts(database.store, window, plan.phenomena);
  const lot = plan.lot === null ? null : await readLot(database, plan.lot);
  return {
    plan: { ...plan, areas: codesOn(plan.areas, day) },
    // Where the house began to count after the plan was laid down, the weeks before that are no baseline.
    frozen: { ...frozen, baseline, controls: codesOn(frozen.controls, day) },
    version: campaign.version,
    approved: campaign.approvedVersion !== null,
    withdrawnOn: await withdrawalOf(database.store, campaign.id),
    laidDownLate: campaign.madeOn > thursdayOf(frozen.outcome.from).subtract({ days: 3 }).toString(),
    weeks: weeks.map((week) => ({ week, thursday: thursdayOf(week).toString() })),
    areas: evaluatedAreas(day, weeks, counts),
    eligible: lot === null ? null : codesOn(lot.eligible, day),
    outcomeEndsOn: lastDayOf(frozen.outcome.to),
    outcomeWeeks: weekCount(frozen.outcome),
    asOf: dayOf(nowMs),
  };
}

async function withdrawalOf(store: Store, id: string): Promise<string | null> {
  const row = await store
    .selectFrom('campaigns')
    .select('withdrawn_on')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.withdrawn_on ?? null;
}

/** Rows of counts by area and week as the evaluation takes them, under the codes of `day`. */
export function evaluatedAreas(day: string, weeks: readonly string[], counts: WeeklyCounts): EvaluatedArea[] {
  const places = new Map(weeks.map((week, at) => [week, at]));
  const areas = areasOn(day).map(({ code, figures }) => ({
    ...{ code, population: figures.population?.value ?? null },
    counts: new Array<number>(weeks.length).fill(0),
  }));
  const byCode = new Map(areas.map((area) => [area.code, area.counts]));
  for (const [code, ofWeeks] of counts) {
    const row = byCode.get(codeOn(code, day));
    for (const [week, n] of row === undefined ? [] : ofWeeks) {
      const at = places.get(week);
      if (row !== undefined && at !== undefined) row[at] = (row[at] ?? 0) + n;
    }
  }
  return areas;
}

/** The week of the first report, or of the first window; never more than some years before the outcome. */
async function firstWeek(store: Store, { frozen }: Campaign): Promise<string> {
  const first = await firstCountedWeek(store);
  const windows = [frozen.selection?.from, frozen.baseline.from].filter((week) => week !== undefined);
  const years = Number(frozen.outcome.from.slice(0, 4)) - longestYears;
  const longAgo = `${years}${frozen.outcome.from.slice(4).replace('W53', 'W52')}`;
  const known = latest(first ?? longAgoIsFar, longAgo);
  return [...windows, known].sort()[0] as string;
}

const longAgoIsFar = '9999-W01';
const latest = (one: string, other: string) => (one > other ? one : other);

const codesOn = (codes: readonly string[], day: string) => [
  ...new Set(codes.map((code) => codeOn(code, day))),
];
