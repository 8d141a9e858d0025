import { sql } from 'kysely';
import { forgetReasons } from '#api/staff/opening-reasons.ts';
import type { Bytes, Database, StoreTransaction } from '#api/storage/database.ts';

const nothing = new Uint8Array(0);

/**
 * Removes the content of these reports and all that hangs on it. What stays of a report is what the counters are made
 * of (area, phenomenon, week, campaign, state and its moves) and why its content could go. May be done twice; photos
 * go first and one by one, since each is large, so that a crash leaves reports that are simply still due.
 */
export async function forgetContents(database: Database, ids: readonly Bytes[]): Promise<number> {
  await forgetPhotos(database, ids);
  return database.commit((transaction) => forgetTogether(transaction, ids));
}

export async function forgetPhotos(database: Database, ids: readonly Bytes[]): Promise<void> {
  const photos = await database.store
    .selectFrom('photos')
    .select('id')
    .where('report_id', 'in', ids)
    .execute();
  for (const { id } of photos) {
    await database.commit((transaction) => transaction.deleteFrom('photos').where('id', '=', id).execute());
  }
}

/** The row of the report first: who adds to it holds that row, so that nothing is added behind our back. */
export async function forgetTogether(transaction: StoreTransaction, ids: readonly Bytes[]): Promise<number> {
  const forgotten = await transaction
    .updateTable('reports')
    .set({
      sealed: nothing,
      content_tag: null,
      key_id: '',
      language: '',
      size_bucket: 0,
      flag: 'none',
      forgotten: sql`case
        when exists (select 1 from deliveries d where d.report_id = reports.id and d.state = 'delivered')
          then 'confirmed'
        when state = 'recalled' then 'withdrawn'
        else 'ordered' end`,
    })
    .where('id', 'in', ids)
    .where('forgotten', '=', '')
    .returning('id')
    .execute();
  for (const table of ['deliveries', 'recall_requests'] as const) {
    await transaction.deleteFrom(table).where('report_id', 'in', ids).execute();
  }
  await transaction
    .updateTable('intake_history')
    .set({ sealed_reason: nothing })
    .where('report_id', 'in', ids)
    .execute();
  await transaction
    .updateTable('forwarded_texts')
    .set({ sealed: nothing })
    .where('report_id', 'in', ids)
    .execute();
  await forgetReasons(transaction, ids);
  await forgetRewards(transaction, ids);
  await forgetRecalledThreads(transaction, ids);
  return forgotten.length;
}

/** What two people granted is still given out, in the next week, without the reason; a recall ends it. */
async function forgetRewards(transaction: StoreTransaction, ids: readonly Bytes[]): Promise<void> {
  await transaction
    .deleteFrom('reward_decisions')
    .where('report_id', 'in', ids)
    .where((row) =>
      row.or([
        row('state', '<>', 'approved'),
        row('report_id', 'in', (recalled) =>
          recalled.selectFrom('reports').select('reports.id').where('reports.state', '=', 'recalled'),
        ),
      ]),
    )
    .execute();
  await transaction
    .updateTable('reward_decisions')
    .set({ sealed: nothing })
    .where('report_id', 'in', ids)
    .execute();
}

/** Messages live by their own terms, but nothing is asked any more about a report that was taken back. */
async function forgetRecalledThreads(transaction: StoreTransaction, ids: readonly Bytes[]): Promise<void> {
  await transaction
    .deleteFrom('threads')
    .where('report_id', 'in', ids)
    .where('report_id', 'in', (recalled) =>
      recalled.selectFrom('reports').select('reports.id').where('reports.state', '=', 'recalled'),
    )
    .execute();
}
