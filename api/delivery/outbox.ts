import type { IsoWeek } from '#api/counts/week.ts';
import type { Bytes, Database, Store, StoreTransaction } from '#api/storage/database.ts';
import { delivered, noLease, type Queue, tableOf, toOthers, waitingRow } from './queue.ts';

export type Delivery = {
  id: string;
  reportId: Bytes;
  destination: string;
  attempts: number;
  queue?: Queue;
};

const quarterMs = 15 * 60_000;

/** Stored moments are rounded up to 15 minutes: a row must not tell when its report came in. */
export function roundedUp(momentMs: number): number {
  return Math.ceil(momentMs / quarterMs) * quarterMs;
}

/** One row per destination, in the transaction that stores the report. */
export async function enqueue(
  transaction: StoreTransaction,
  reportId: Bytes,
  destinations: readonly string[],
): Promise<void> {
  const rows = destinations.map((destination) => waitingRow(reportId, destination));
  await transaction.insertInto('deliveries').values(rows).execute();
}

/**
 * The hub confirmed this delivery. What already went to the hub over another road is done as well; a road that has not
 * sent yet still sends once, so that both are used.
 */
export async function settle(database: Database, delivery: Delivery, week: IsoWeek): Promise<void> {
  await database.commit(async (transaction) => {
    await transaction
      .updateTable(tableOf(delivery.queue))
      .set(delivered(week))
      .where('report_id', '=', delivery.reportId)
      .where((row) => row.or([row('id', '=', delivery.id), row('state', '=', 'sent')]))
      .execute();
  });
}

/** Whether the hub confirmed this report, or its withdrawal, over any road. */
export async function isConfirmed(store: Store, reportId: Bytes, queue?: Queue): Promise<boolean> {
  const row = await store
    .selectFrom(tableOf(queue))
    .select('id')
    .where('report_id', '=', reportId)
    .where('state', '=', 'delivered')
    .where('destination', 'not like', toOthers)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Failed, or sent without confirmation: back in the queue for later. Only `delivered` is final. */
export async function postpone(
  store: Store,
  id: string,
  outcome: {
    queue?: Queue;
    state: 'pending' | 'sent' | 'dead';
    nextAtMs: number;
    attempts: number;
    holder: string;
  },
): Promise<void> {
  await store
    .updateTable(tableOf(outcome.queue))
    .set({
      state: outcome.state,
      attempts: outcome.attempts,
      next_at: roundedUp(outcome.nextAtMs),
      ...noLease,
    })
    .where('id', '=', id)
    .where('state', '<>', 'delivered')
    // A courier that lost its lease must not overwrite what its successor did.
    .where('lease_holder', '=', outcome.holder)
    .execute();
}

/** Every delivery of a report is done when the hub acknowledges it, over whichever road it came. */
export async function acknowledge(
  transaction: StoreTransaction,
  reportId: Bytes,
  week: IsoWeek,
): Promise<number> {
  const result = await transaction
    .updateTable('deliveries')
    .set(delivered(week))
    .where('report_id', '=', reportId)
    .where('state', '<>', 'delivered')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
