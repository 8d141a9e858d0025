import { unknownArea } from '#api/reports/locate-report.ts';
import type { Store } from '#api/storage/database.ts';
import { areaCodeOn } from '#content/areas/area-sets.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { countedSum } from './counted-sum.ts';
import type { Month } from './week.ts';

export type AreaCount = { area_code: string; n: number };

/**
 * Counted reports per area, under its code of that time, over whole months; no phenomena means all. Only rows of those
 * months are read, through the primary key: the answer costs the same at a thousand reports as at ten million.
 */
export async function areaCounts(
  store: Store,
  months: readonly Month[],
  phenomena: readonly Phenomenon[],
): Promise<AreaCount[]> {
  const rows = await areaCountsQuery(store, months, phenomena).execute();
  // PostgreSQL gives a sum as text.
  return rows.map(({ area_code, n }) => ({ area_code, n: Number(n) })).filter(({ n }) => n > 0);
}

export function areaCountsQuery(store: Store, months: readonly Month[], phenomena: readonly Phenomenon[]) {
  // Month by month first, in the order of the key: SQLite then needs no sorting of every row.
  const byMonth = store
    .selectFrom('report_counts')
    .select(['area_code', countedSum(phenomena).as('n')])
    .where('period', 'in', months)
    .groupBy(['period', 'area_code']);
  return store
    .selectFrom(byMonth.as('by_month'))
    .select(({ fn }) => ['area_code', fn.sum('n').as('n')])
    .groupBy('area_code');
}

/** Counts under the codes of that day: a municipality that merged counts for its successor. */
export function byAreaOn(day: string, counts: readonly AreaCount[]): Map<string, number> {
  const summed = new Map<string, number>();
  for (const { area_code, n } of counts) {
    const code = codeOn(area_code, day);
    summed.set(code, (summed.get(code) ?? 0) + n);
  }
  return summed;
}

/** The code under which an area of the counters goes on; one that no set of that day knows is an unknown place. */
export function codeOn(code: string, day: string): string {
  if (code === unknownArea) return unknownArea;
  try {
    return areaCodeOn(code, day);
  } catch (error) {
    // Its reports must not vanish from the total.
    if (error instanceof RangeError) return unknownArea;
    throw error;
  }
}
