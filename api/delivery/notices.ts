import { sql } from 'kysely';
import { type IsoWeek, isoWeekOf } from '#api/counts/week.ts';
import type { Bytes, Database, StoreTransaction } from '#api/storage/database.ts';
import { delivered, destinationOf, pullDestination, toOthers, unsettled, waitingRow } from './queue.ts';

/** Who must delete: the hub, or a receiver of a forwarded text by its name. */
export const hubReceiver = 'hub';

/**
 * In the transaction of a recall: nothing of the report is sent any more, and everybody who may hold it is to be told.
 * That is the hub over every road that there is, also when we know of no delivery: it may have read the queue, an
 * answer may have got lost, or the delivery was long ago. And each receiver of a forwarded text.
 */
export async function withdrawEverywhere(
  transaction: StoreTransaction,
  database: Pick<Database, 'dialect'>,
  { reportId, roads, nowMs }: { reportId: Bytes; roads: readonly string[]; nowMs: number },
): Promise<void> {
  const leases = await cancelDeliveries(transaction, database, reportId);
  const others = await transaction
    .selectFrom('forwarded_texts')
    .select('receiver')
    .distinct()
    .where('report_id', '=', reportId)
    .execute();
  const destinations = [...roads, ...others.map(({ receiver }) => destinationOf(receiver))];
  const rows = destinations.map((destination) => ({
    // A call that is under way must not arrive after the word that takes it back.
    ...waitingRow(reportId, destination, leases.get(destination)),
    made_week: isoWeekOf(nowMs),
  }));
  await transaction.insertInto('notices').values(rows).execute();
}

/** What the hub confirmed stays for the books; answers until when somebody may still be sending, by road. */
async function cancelDeliveries(
  transaction: StoreTransaction,
  { dialect }: Pick<Database, 'dialect'>,
  reportId: Bytes,
): Promise<Map<string, number>> {
  let open = transaction
    .selectFrom('deliveries')
    .select(['destination', 'lease_until'])
    .where('report_id', '=', reportId)
    .where(unsettled);
  if (dialect === 'postgres') open = open.forUpdate();
  const leased = new Map<string, number>();
  for (const { destination, lease_until } of await open.execute()) {
    if (lease_until !== null && destination !== pullDestination) leased.set(destination, lease_until);
  }
  await transaction.deleteFrom('deliveries').where('report_id', '=', reportId).where(unsettled).execute();
  return leased;
}

export type WaitingWithdrawal = { reportId: Bytes; receiver: string; week: IsoWeek };

/** Withdrawals that nobody has confirmed, oldest week first: one line per report and receiver. */
export async function waitingWithdrawals(
  { store }: Database,
  limit: number,
): Promise<{ rows: WaitingWithdrawal[]; total: number }> {
  const receiver = sql<string>`case when destination like ${toOthers} then substr(destination, 11) else 'hub' end`;
  const waiting = store
    .selectFrom('notices')
    .select(['report_id', receiver.as('receiver'), sql<string>`min(made_week)`.as('week')])
    .where(unsettled)
    .groupBy(['report_id', sql`2`]);
  const { n } = await store
    .selectFrom(waiting.as('waiting'))
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  const rows = await waiting.orderBy('week').orderBy('report_id').limit(limit).execute();
  return {
    rows: rows.map(({ report_id, receiver, week }) => ({ reportId: report_id, receiver, week })),
    total: Number(n),
  };
}

/** The receiver has deleted this report. */
export async function confirmWithdrawal(
  transaction: StoreTransaction,
  { reportId, receiver }: { reportId: Bytes; receiver: string },
  week: IsoWeek,
): Promise<'settled' | 'unknown'> {
  const ofReceiver = sql<boolean>`${
    receiver === hubReceiver
      ? sql`destination not like ${toOthers}`
      : sql`destination = ${destinationOf(receiver)}`
  }`;
  const known = await transaction
    .updateTable('notices')
    .set(delivered(week))
    .where('report_id', '=', reportId)
    .where(ofReceiver)
    .returning('id')
    .execute();
  return known.length > 0 ? 'settled' : 'unknown';
}
