import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isCanary } from '#api/canaries/canary-store.ts';
import { addToCounts, takeFromCounts } from '#api/counts/report-counts.ts';
import { isoWeekOf } from '#api/counts/week.ts';
import { acknowledge } from '#api/delivery/outbox.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import type { Bytes, Database, ReportsTable, StoreTransaction } from '#api/storage/database.ts';
import { watchIds } from '#api/watch/watch-rows.ts';
import { allowedTransitions, type OrdinaryState, type ReportState, stateGroupOf } from './report-states.ts';

export type IntakePage = {
  rows: {
    id: Bytes;
    area_code: string;
    phenomenon: string;
    received_week: string;
    state: ReportState;
    flag: string;
    language: string;
    key_id: string;
    sealed: Bytes;
  }[];
  total: number;
  next: string | null;
};

export type IntakeQuery = {
  state?: ReportState;
  after?: Bytes;
  limit: number;
  areaCodes?: readonly string[];
};

/** Reports in the queue page by page, newest week first; inside a week by id, which holds no order of arrival. */
export async function listReports({ store }: Database, query: IntakeQuery): Promise<IntakePage> {
  if (query.areaCodes?.length === 0) return { rows: [], total: 0, next: null };
  let base = store.selectFrom('reports').where('id', 'not in', watchIds);
  if (query.state) base = base.where('state', '=', query.state);
  if (query.areaCodes) base = base.where('area_code', 'in', query.areaCodes);
  const { n } = await base.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow();
  let page = base
    .select([
      'id',
      'area_code',
      'phenomenon',
      'received_week',
      'state',
      'flag',
      'language',
      'key_id',
      'sealed',
    ])
    .orderBy('received_week', 'desc')
    .orderBy('id')
    .limit(query.limit + 1);
  const last = query.after && (await weekOf(store, query.after));
  if (last) {
    page = page.where((row) =>
      row.or([
        row('received_week', '<', last.received_week),
        row.and([row('received_week', '=', last.received_week), row('id', '>', last.id)]),
      ]),
    );
  }
  const rows = await page.execute();
  const shown = rows.slice(0, query.limit);
  const shownLast = shown.at(-1);
  const next = rows.length > query.limit && shownLast ? Buffer.from(shownLast.id).toString('hex') : null;
  return { rows: shown, total: Number(n), next };
}

function weekOf(store: Database['store'], id: Bytes) {
  return store.selectFrom('reports').select(['id', 'received_week']).where('id', '=', id).executeTakeFirst();
}

export type Moved = { kind: 'moved' } | { kind: 'unknown' } | { kind: 'forbidden'; from: ReportState };
export type Move<To extends ReportState = ReportState> = {
  to: To;
  sealedReason: Bytes;
  byRole: StaffRole;
  nowMs: number;
  areaCodes?: readonly string[];
};

/** Moves a report along one allowed edge; counters and history move in the same transaction. See also `recallReport`. */
export function moveReport(database: Database, id: Bytes, move: Move<OrdinaryState>): Promise<Moved> {
  return database.commit(async (transaction): Promise<Moved> => {
    const found = await findMovable(transaction, database.dialect, id, move);
    if (found.kind === 'movable') await applyMove(transaction, found.report, move);
    return found.kind === 'movable' ? { kind: 'moved' } : found;
  });
}

type Movable = Pick<
  ReportsTable,
  'id' | 'state' | 'area_code' | 'phenomenon' | 'received_week' | 'campaign'
> & { forgotten: string };

/** The report, locked until the end of the transaction, or why it cannot be moved. */
export async function findMovable(
  transaction: StoreTransaction,
  dialect: Database['dialect'],
  id: Bytes,
  { to, areaCodes }: Pick<Move, 'to' | 'areaCodes'>,
): Promise<{ kind: 'movable'; report: Movable } | Exclude<Moved, { kind: 'moved' }>> {
  let row = transaction
    .selectFrom('reports')
    .select(['id', 'state', 'area_code', 'phenomenon', 'received_week', 'campaign', 'forgotten'])
    .where('id', '=', id)
    .where('id', 'not in', watchIds);
  if (dialect === 'postgres') row = row.forUpdate();
  const report = await row.executeTakeFirst();
  const elsewhere = areaCodes && report && !areaCodes.includes(report.area_code);
  if (report === undefined || elsewhere) return { kind: 'unknown' };
  // Nobody judges a report of our own: no counter knows it.
  if (await isCanary(transaction, id)) return { kind: 'forbidden', from: report.state };
  if (!allowedTransitions[report.state].includes(to)) return { kind: 'forbidden', from: report.state };
  return { kind: 'movable', report };
}

export async function applyMove(transaction: StoreTransaction, report: Movable, move: Move): Promise<void> {
  const from = report.state;
  await transaction.updateTable('reports').set({ state: move.to }).where('id', '=', report.id).execute();
  const counted = {
    areaCode: report.area_code,
    week: report.received_week,
    phenomenon: report.phenomenon,
    campaign: report.campaign,
  };
  if (stateGroupOf(from) !== stateGroupOf(move.to)) {
    await takeFromCounts(transaction, counted, stateGroupOf(from));
    await addToCounts(transaction, counted, stateGroupOf(move.to));
  }
  await transaction
    .insertInto('intake_history')
    .values({
      id: randomUUID(),
      report_id: report.id,
      from_state: from,
      to_state: move.to,
      sealed_reason: move.sealedReason,
      by_role: move.byRole,
      week: isoWeekOf(move.nowMs),
    })
    .execute();
}

/**
 * The hub has these reports under references of its own, which it must name and nobody keeps; all or nothing. Unknown
 * ids are answered, not swallowed.
 */
export function acknowledgeReports(
  database: Database,
  items: readonly { id: Bytes; reference: string }[],
  nowMs: number,
): Promise<{ acknowledged: number; unknown: string[] }> {
  return database.commit(async (transaction) => {
    const unknown: string[] = [];
    for (const { id } of items) {
      const known = await transaction
        .selectFrom('reports')
        .select('id')
        .where('id', '=', id)
        .where('id', 'not in', watchIds)
        .executeTakeFirst();
      if (known) await acknowledge(transaction, id, isoWeekOf(nowMs));
      else unknown.push(Buffer.from(id).toString('hex'));
    }
    return { acknowledged: items.length - unknown.length, unknown };
  });
}
