import { sql } from 'kysely';
import type { IsoWeek } from '#api/counts/week.ts';
import type { Database, Store } from '#api/storage/database.ts';
import { watchIds } from '#api/watch/watch-rows.ts';
import type { DeliveryState } from './delivery-state.ts';
import { notForgotten, queues, tableOf, unsettled } from './queue.ts';

/** Who holds leases now; the courier asks which of them still live. */
export async function leaseHolders(store: Store): Promise<string[]> {
  const holders = new Set<string>();
  for (const queue of queues) {
    const rows = await store
      .selectFrom(tableOf(queue))
      .select('lease_holder')
      .distinct()
      .where('lease_holder', 'is not', null)
      .where(unsettled)
      .execute();
    for (const { lease_holder } of rows) holders.add(lease_holder as string);
  }
  return [...holders];
}

/** Reports of this week or before that the hub has confirmed over no road; not those that were taken back or deleted. */
export async function countUnconfirmed({ store }: Database, lastWeek: IsoWeek): Promise<number> {
  const { n } = await store
    .selectFrom('reports')
    .select(sql<number>`count(*)`.as('n'))
    .where('received_week', '<=', lastWeek)
    .where(notForgotten)
    .where('state', '<>', 'recalled')
    .where('id', 'not in', watchIds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('id')
            .whereRef('deliveries.report_id', '=', 'reports.id')
            .where('deliveries.state', '=', 'delivered'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Withdrawals of this week or before that a receiver has not confirmed. */
export async function countUntold({ store }: Database, lastWeek: IsoWeek): Promise<number> {
  const { n } = await store
    .selectFrom('notices')
    .select(({ fn }) => fn.countAll().as('n'))
    .where(unsettled)
    .where('made_week', '<=', lastWeek)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Deliveries by state, for the alarm line and the health of the queue. */
export async function queueCounts(store: Store): Promise<Record<DeliveryState, number>> {
  const rows = await store
    .selectFrom('deliveries')
    .select(['state', sql<number>`count(*)`.as('n')])
    .groupBy('state')
    .execute();
  const counts = { pending: 0, sent: 0, delivered: 0, dead: 0 };
  for (const row of rows) counts[row.state] = Number(row.n);
  return counts;
}
