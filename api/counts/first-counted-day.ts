import type { Store } from '#api/storage/database.ts';
import { thursdayOf } from './week.ts';

/** Monday (ISO day) of the first week in which a report came in, counted or not; null while there was none. */
export async function firstCountedDay(store: Store): Promise<string | null> {
  const first = await store
    .selectFrom('report_counts')
    .select('period')
    .where('period', 'like', '%W%')
    .orderBy('period')
    .limit(1)
    .executeTakeFirst();
  return first ? thursdayOf(first.period).subtract({ days: 3 }).toString() : null;
}
