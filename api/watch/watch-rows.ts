import { sql } from 'kysely';
import { Problem } from '#api/problems.ts';
import type { Bytes, Store, StoreTransaction } from '#api/storage/database.ts';

const momentSetting = 'watch-moment';

/** Ids of reports of the watch: one at most. Written out, so that both engines see that the partial index fits. */
export const watchIds = sql<Bytes>`(select id from reports where flag = 'watch')`;

/**
 * In the transaction that stores a report of the watch, and before it: every earlier one goes whole, so that only one ever
 * lives. `atMs`, the moment in its mark, must be later than that of any before: what somebody recorded stores nothing
 * again. The row of the setting also keeps two such reports apart on PostgreSQL. Says nothing of a report that is there.
 * @throws Problem watch-mark-refused; the transaction must end without it
 */
export async function makeRoomForWatch(
  transaction: StoreTransaction,
  reportId: Bytes,
  atMs: number,
): Promise<void> {
  if (await isThere(transaction, reportId)) return;
  const value = String(atMs);
  const newest = await transaction
    .insertInto('settings')
    .values({ name: momentSetting, value })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value }).where('settings.value', '<', value),
    )
    .returning('name')
    .executeTakeFirst();
  if (newest === undefined) throw new Problem('watch-mark-refused');
  await deleteWatchReports(transaction);
}

/** With deliveries and thread. The night does so too, also where the watch is no longer configured. */
export async function deleteWatchReports(store: Store): Promise<void> {
  await store.deleteFrom('reports').where('id', 'in', watchIds).execute();
}

async function isThere(store: Store, id: Bytes): Promise<boolean> {
  const row = await store.selectFrom('reports').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
