import type { Database, Store } from '#api/storage/database.ts';
import { type Delivery, roundedUp } from './outbox.ts';
import { noLease, type Queue, queues, tableOf, unsettled, watchDestination } from './queue.ts';

export type Claim = {
  queue?: Queue;
  nowMs: number;
  holder: string;
  leaseMs: number;
  limit: number;
  /** Only these destinations; undefined: all that the hub may fetch. */
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
    candidates = wanted.destinations
      ? candidates.where('destination', 'in', wanted.destinations)
      : candidates.where('destination', '<>', watchDestination);
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
