import type { Store } from '#api/storage/database.ts';
import { ourGeography } from '#campaigns/disclosure/geography.ts';
import { lastDayOf, monthsOf, type Quarter } from '#campaigns/disclosure/release-period.ts';
import type { AtomicCount } from '#campaigns/disclosure/tally.ts';

/**
 * The true counts of a quarter, from the counters of its months: a month, and so a quarter, is made of the weeks whose
 * Thursday lies in it. Reports under a code that the quarter's last day does not know have no known place.
 */
export async function countQuarter(store: Store, quarter: Quarter): Promise<AtomicCount[]> {
  const rows = await store
    .selectFrom('report_counts')
    .select(({ fn }) => ['area_code', 'phenomenon', fn.sum('n').as('n')])
    .where('period', 'in', monthsOf(quarter))
    .where('state_group', '=', 'counted')
    .groupBy(['area_code', 'phenomenon'])
    .execute();
  const counts = new Map<string, AtomicCount>();
  for (const { area_code, phenomenon, n } of rows) {
    const place = ourGeography.codeOn(area_code, lastDayOf(quarter));
    const key = `${place} ${phenomenon}`;
    const known = counts.get(key)?.n ?? 0;
    // PostgreSQL gives a sum as text.
    counts.set(key, { quarter, place, phenomenon, n: known + Number(n) });
  }
  return [...counts.values()].filter(({ n }) => n > 0);
}
