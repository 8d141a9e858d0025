import type { Store } from '#api/storage/database.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { countedSum } from './counted-sum.ts';
import type { IsoWeek } from './week.ts';
import { type WeekWindow, weeksOf } from './week-window.ts';

export type WeeklyCounts = Map<string, Map<IsoWeek, number>>;

/**
 * Counted reports per area (under its code of that time) and week; an absent entry is 0. No phenomena: all of them.
 * Spam and duplicates are not among them.
 */
export async function weeklyCounts(
  store: Store,
  window: WeekWindow,
  phenomena: readonly Phenomenon[] = [],
): Promise<WeeklyCounts> {
  const rows = await store
    .selectFrom('report_counts')
    .select(['area_code', 'period', countedSum(phenomena).as('n')])
    .where('period', 'in', weeksOf(window))
    .groupBy(['area_code', 'period'])
    .execute();
  const counts: WeeklyCounts = new Map();
  for (const { area_code, period, n } of rows) {
    if (Number(n) === 0) continue;
    const weeks = counts.get(area_code) ?? new Map<IsoWeek, number>();
    // PostgreSQL gives a sum as text.
    counts.set(area_code, weeks.set(period, Number(n)));
  }
  return counts;
}
