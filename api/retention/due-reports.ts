import { sql } from 'kysely';
import { notForgotten } from '#api/delivery/queue.ts';
import type { ReportState } from '#api/intake/report-states.ts';
import type { Bytes, Store } from '#api/storage/database.ts';
import { lastEndedWeek, type RetentionTerms } from './retention-terms.ts';

/** Reports whose content must go now, `limit` at most: by the term of all, by that of their state, or recalled. */
export async function dueReports(
  store: Store,
  nowMs: number,
  terms: RetentionTerms,
  limit: number,
): Promise<Bytes[]> {
  const due = await confirmedLongAgo(store, nowMs, terms.contentDays, limit);
  for (const [state, days] of Object.entries(terms.stateDays)) {
    if (due.length < limit)
      due.push(...(await judgedLongAgo(store, nowMs, state as ReportState, days, limit)));
  }
  if (due.length < limit) due.push(...(await recalledLongAgo(store, nowMs, terms.recalledDays, limit)));
  const known = new Map(due.map((id) => [Buffer.from(id).toString('hex'), id]));
  return [...known.values()].slice(0, limit);
}

/** The hub has confirmed on every road, for the last time in a week whose term is over. */
function confirmed(store: Store, nowMs: number, days: number) {
  return store
    .selectFrom('reports')
    .innerJoin('deliveries', 'deliveries.report_id', 'reports.id')
    .select('reports.id')
    .where(notForgotten)
    .groupBy('reports.id')
    .having(sql<boolean>`sum(case when deliveries.state = 'delivered' then 0 else 1 end) = 0`)
    .having(({ fn }) => fn.max('deliveries.settled_week'), '<=', lastEndedWeek(nowMs, days));
}

async function confirmedLongAgo(store: Store, nowMs: number, days: number, limit: number): Promise<Bytes[]> {
  const rows = await confirmed(store, nowMs, days).limit(limit).execute();
  return rows.map(({ id }) => id);
}

/** From the later of both weeks: who takes a mark back in time must find the report again. */
async function judgedLongAgo(
  store: Store,
  nowMs: number,
  state: ReportState,
  days: number,
  limit: number,
): Promise<Bytes[]> {
  const rows = await confirmed(store, nowMs, days)
    .where('reports.state', '=', state)
    .where(({ not, exists }) => not(exists(reachedAfter(store, state, lastEndedWeek(nowMs, days)))))
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Whether or not the hub had confirmed: somebody decided that it must not exist, and everybody is being told. */
async function recalledLongAgo(store: Store, nowMs: number, days: number, limit: number): Promise<Bytes[]> {
  const rows = await store
    .selectFrom('reports')
    .select('reports.id')
    .where(notForgotten)
    .where('reports.state', '=', 'recalled')
    .where(({ not, exists }) => not(exists(reachedAfter(store, 'recalled', lastEndedWeek(nowMs, days)))))
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

function reachedAfter(store: Store, state: ReportState, week: string) {
  return store
    .selectFrom('intake_history')
    .select('intake_history.id')
    .whereRef('intake_history.report_id', '=', 'reports.id' as never)
    .where('intake_history.to_state', '=', state)
    .where('intake_history.week', '>', week);
}
