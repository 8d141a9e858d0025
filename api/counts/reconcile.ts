import { sql } from 'kysely';
import type { Store } from '#api/storage/database.ts';
import { watchIds } from '#api/watch/watch-rows.ts';
import { monthOf } from './week.ts';

export type Reconciliation = {
  accepted: number;
  acknowledged: number;
  pending: number;
  dead: number;
  /** Recalled before the hub confirmed. */
  withdrawn: number;
  /** Deleted by order of two people although no hub confirmed. */
  ordered: number;
  /** What the counters say was accepted. */
  counted: number;
  /** Area, phenomenon and period whose counter differs from the rows. */
  countersOff: number;
  addsUp: boolean;
};

/**
 * Every accepted report must be acknowledged, pending, dead, withdrawn or deleted by order, and every counter must equal
 * its rows. A report counts as acknowledged when the hub confirmed it over any road, also after its deliveries went with
 * its content; one without any delivery is in none of them and shows. Canaries and the report of the watch are our own and
 * in no book.
 */
export function reconcile(store: Store): Promise<Reconciliation> {
  // One snapshot: on a running server a report can come in between two reads, and that is no fault in the books.
  return store.transaction().setIsolationLevel('repeatable read').execute(reconcileSnapshot);
}

async function reconcileSnapshot(store: Store): Promise<Reconciliation> {
  const sums = { acknowledged: 0, pending: 0, dead: 0, withdrawn: 0, ordered: 0 };
  let accepted = 0;
  const { rows } = await sql<{ became: keyof typeof sums | 'nothing'; n: number }>`
    select became, count(*) as n from (
      select case
        when r.forgotten = 'confirmed' or sum(case when d.state = 'delivered' then 1 else 0 end) > 0 then 'acknowledged'
        when r.forgotten = 'ordered' then 'ordered'
        when r.state = 'recalled' then 'withdrawn'
        when sum(case when d.state in ('pending', 'sent') then 1 else 0 end) > 0 then 'pending'
        when sum(case when d.state = 'dead' then 1 else 0 end) > 0 then 'dead'
        else 'nothing' end as became
      from reports r left join deliveries d on d.report_id = r.id
      where r.id not in (select report_id from canaries) and r.id not in ${watchIds}
      group by r.id, r.forgotten, r.state
    ) by_report group by became`.execute(store);
  for (const { became, n } of rows) {
    accepted += Number(n);
    if (became !== 'nothing') sums[became] = Number(n);
  }
  const { counted, countersOff } = await compareCounters(store);
  const complete = accepted === Object.values(sums).reduce((sum, n) => sum + n, 0);
  return {
    accepted,
    ...sums,
    counted,
    countersOff,
    addsUp: complete && countersOff === 0 && counted === accepted,
  };
}

/** Rebuilds every counter from the rows (weeks, and months from weeks) and counts those that differ. */
async function compareCounters(store: Store): Promise<{ counted: number; countersOff: number }> {
  const fromRows = new Map<string, number>();
  const grouped = await store
    .selectFrom('reports')
    .where('id', 'not in', (ours) => ours.selectFrom('canaries').select('report_id'))
    .where('id', 'not in', watchIds)
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
