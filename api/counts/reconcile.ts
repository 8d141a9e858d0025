import { sql } from 'kysely';
import type { Store } from '#api/storage/database.ts';
import { monthOf } from './week.ts';

export type Reconciliation = {
  accepted: number;
  acknowledged: number;
  pending: number;
  dead: number;
  /** What the counters say was accepted. */
  counted: number;
  /** Area, phenomenon and period whose counter differs from the rows. */
  countersOff: number;
  addsUp: boolean;
};

/**
 * Every accepted report must be acknowledged, pending or dead, and every counter must equal its rows. A report counts as
 * acknowledged when the hub confirmed it over any road; one without any delivery is in none of the three and shows.
 */
export function reconcile(store: Store): Promise<Reconciliation> {
  // One snapshot: on a running server a report can come in between two reads, and that is no fault in the books.
  return store.transaction().setIsolationLevel('repeatable read').execute(reconcileSnapshot);
}

async function reconcileSnapshot(store: Store): Promise<Reconciliation> {
  const { rows } = await sql<{ accepted: number; acknowledged: number; pending: number; dead: number }>`
    select count(*) as accepted,
      coalesce(sum(case when delivered > 0 then 1 else 0 end), 0) as acknowledged,
      coalesce(sum(case when delivered = 0 and open > 0 then 1 else 0 end), 0) as pending,
      coalesce(sum(case when delivered = 0 and open = 0 and dead > 0 then 1 else 0 end), 0) as dead
    from (
      select r.id,
        sum(case when d.state = 'delivered' then 1 else 0 end) as delivered,
        sum(case when d.state in ('pending', 'sent') then 1 else 0 end) as open,
        sum(case when d.state = 'dead' then 1 else 0 end) as dead
      from reports r left join deliveries d on d.report_id = r.id
      group by r.id
    ) by_report`.execute(store);
  const [row] = rows;
  if (row === undefined) throw new Error('The database answered nothing');
  const sums = {
    accepted: Number(row.accepted),
    acknowledged: Number(row.acknowledged),
    pending: Number(row.pending),
    dead: Number(row.dead),
  };
  const { counted, countersOff } = await compareCounters(store);
  const complete = sums.accepted === sums.acknowledged + sums.pending + sums.dead;
  return {
    ...sums,
    counted,
    countersOff,
    addsUp: complete && countersOff === 0 && counted === sums.accepted,
  };
}

/** Rebuilds every counter from the rows (weeks, and months from weeks) and counts those that differ. */
async function compareCounters(store: Store): Promise<{ counted: number; countersOff: number }> {
  const fromRows = new Map<string, number>();
  const grouped = await store
    .selectFrom('reports')
    .select(['area_code', 'received_week', 'phenomenon', 'campaign', sql<number>`count(*)`.as('n')])
    .select(
      sql<string>`case when state in ('spam', 'duplicate') then 'discounted' else 'counted' end`.as(
        'state_group',
      ),
    )
    .groupBy([
      'area_code',
      'received_week',
      'phenomenon',
      'campaign',
      sql`case when state in ('spam', 'duplicate') then 'discounted' else 'counted' end`,
    ])
    .execute();
  for (const row of grouped) {
    for (const period of [row.received_week, monthOf(row.received_week)]) {
      const key = [row.area_code, period, row.phenomenon, row.state_group, row.campaign].join('|');
      fromRows.set(key, (fromRows.get(key) ?? 0) + Number(row.n));
    }
  }
  let counted = 0;
  let countersOff = 0;
  for (const row of await store.selectFrom('report_counts').selectAll().execute()) {
    const key = [row.area_code, row.period, row.phenomenon, row.state_group, row.campaign].join('|');
    if ((fromRows.get(key) ?? 0) !== Number(row.n)) countersOff += 1;
    fromRows.delete(key);
    if (row.period.includes('W')) counted += Number(row.n);
  }
  return { counted, countersOff: countersOff + fromRows.size };
}
