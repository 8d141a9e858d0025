import type { Store } from '#api/storage/database.ts';
import { type IsoWeek, thursdayOf } from './week.ts';

/** The first week in which a report came in, counted or not; null while there was none. */
export async function firstCountedWeek(store: Store): Promise<IsoWeek | null> {
  const first = await store
    .selectFrom('report_counts')
    .select('period')
    .where('period', 'like', '%W%')
    .orderBy('period')
    .limit(1)
    .executeTakeFirst();
  return first?.period ?? null;
}

/** Its Monday, as an ISO day. */
export async function firstCountedDay(store: Store): Promise<string | null> {
  const week = await firstCountedWeek(store);
  return week && thursdayOf(week).subtract({ days: 3 }).toString();
}
