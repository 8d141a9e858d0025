import { randomUUID } from 'node:crypto';
import type { IsoWeek } from '#api/counts/week.ts';
import type { Bytes, Database, Store, StoreTransaction } from '#api/storage/database.ts';
import { noLease, type Queue, queues, tableOf, toOthers, unsettled } from './queue.ts';

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

/** One row per destination, in the transaction that stores the report. Ids are random: they hold no order. */
export async function enqueue(
  transaction: StoreTransaction,
  reportId: Bytes,
  destinations: readonly string[],
): Promise<void> {
  const rows = destinations.map((destination) => ({
    id: randomUUID(),
    report_id: reportId,
    destination,
    state: 'pending' as const,
    attempts: 0,
    next_at: null,
    lease_until: null,
    lease_holder: null,
    hub_reference: null,
    settled_week: null,
  }));
  await transaction.insertInto('deliveries').values(rows).execute();
}

export type Claim = {
  queue?: Queue;
  nowMs: number;
  holder: string;
  leaseMs: number;
  limit: number;
  /** Only these destinations; undefined: all. */
  destinations?: readonly string[];
  /** Also what is not due yet: for `courier -- once` and for a hub that fetches. */
  ignoreDue?: boolean;
  /** With `ignoreDue`: only ids after this one, so that a round ends. */
  afterId?: string;
  /** Due by this process's own finer clock although the stored moment is later. */
  dueIds?: readonly string[];
  /** Holders on this machine that no longer live: their leases are void. */
  deadHolders?: readonly string[];
};

/**
 * Claims unsettled deliveries under a lease, so that no two couriers send the same one. SQLite has one writer at a
 * time; PostgreSQL skips rows that another transaction has locked.
 */
export function claim(database: Database, wanted: Claim): Promise<Delivery[]> {
  const queue = wanted.queue ?? 'deliveries';
  return database.commit(async (transaction) => {
    let candidates = transaction
      .selectFrom(tableOf(queue))
      .select('id')
      .where(unsettled)
      .where((row) =>
        row.or([
          row('lease_until', 'is', null),
          row('lease_until', '<=', wanted.nowMs),
          ...(wanted.deadHolders?.length ? [row('lease_holder', 'in', wanted.deadHolders)] : []),
        ]),
      )
      .limit(wanted.limit);
    if (wanted.afterId !== undefined) candidates = candidates.where('id', '>', wanted.afterId).orderBy('id');
    if (wanted.destinations) candidates = candidates.where('destination', 'in', wanted.destinations);
    if (!wanted.ignoreDue) {
      candidates = candidates.where((row) =>
        row.or([
          row('next_at', 'is', null),
          row('next_at', '<=', wanted.nowMs),
          ...(wanted.dueIds?.length ? [row('id', 'in', wanted.dueIds)] : []),
        ]),
      );
    }
    if (database.dialect === 'postgres') candidates = candidates.forUpdate().skipLocked();
    const claimed = await transaction
      .updateTable(tableOf(queue))
      .set({ lease_until: roundedUp(wanted.nowMs + wanted.leaseMs), lease_holder: wanted.holder })
      .where('id', 'in', candidates)
      .returning(['id', 'report_id', 'destination', 'attempts'])
      .execute();
    return claimed.map(({ report_id, ...delivery }) => ({ ...delivery, queue, reportId: report_id }));
  });
}

/**
 * The hub confirmed this delivery. What already went to the hub over another road is done as well; a road that has not
 * sent yet still sends once, so that both are used.
 */
export async function settle(
  database: Database,
  delivery: Delivery,
  hubReference: string,
  week: IsoWeek,
): Promise<void> {
  await database.commit(async (transaction) => {
    await transaction
      .updateTable(tableOf(delivery.queue))
      .set({ state: 'delivered', hub_reference: hubReference, settled_week: week, ...noLease, next_at: null })
      .where('report_id', '=', delivery.reportId)
      .where((row) => row.or([row('id', '=', delivery.id), row('state', '=', 'sent')]))
      .execute();
  });
}

/** What the hub called this report, or its withdrawal, when it confirmed over any road; null while it has not. */
export async function confirmedReference(
  store: Store,
  reportId: Bytes,
  queue?: Queue,
): Promise<string | null> {
  const row = await store
    .selectFrom(tableOf(queue))
    .select('hub_reference')
    .where('report_id', '=', reportId)
    .where('state', '=', 'delivered')
    .where('destination', 'not like', toOthers)
    .limit(1)
    .executeTakeFirst();
  return row?.hub_reference ?? null;
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

/** Lets leases go without an attempt: the courier stops before it could send. */
export async function release(store: Store, holder: string): Promise<void> {
  for (const queue of queues) {
    await store.updateTable(tableOf(queue)).set(noLease).where('lease_holder', '=', holder).execute();
  }
}

/** Lets exactly these leases go: what was claimed was not handed over. */
export async function releaseClaimed(
  store: Store,
  claimed: readonly Delivery[],
  holder: string,
): Promise<void> {
  if (claimed.length === 0) return;
  const ids = claimed.map(({ id }) => id);
  await store
    .updateTable(tableOf(claimed[0]?.queue))
    .set(noLease)
    .where('id', 'in', ids)
    .where('lease_holder', '=', holder)
    .execute();
}

/** Every delivery of a report is done when the hub acknowledges it, over whichever road it came. */
export async function acknowledge(
  transaction: StoreTransaction,
  reportId: Bytes,
  hubReference: string,
  week: IsoWeek,
): Promise<number> {
  const result = await transaction
    .updateTable('deliveries')
    .set({ state: 'delivered', hub_reference: hubReference, settled_week: week, ...noLease, next_at: null })
    .where('report_id', '=', reportId)
    .where('state', '<>', 'delivered')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
