import { isoWeekOf } from '#api/counts/week.ts';
import { withdrawEverywhere } from '#api/delivery/notices.ts';
import { sameName } from '#api/staff/same-person.ts';
import type { Bytes, Database, StoreTransaction } from '#api/storage/database.ts';
import { applyMove, findMovable, type Move, type Moved } from './intake-store.ts';

export type Recall = Omit<Move, 'to'> & {
  /** Name of the member of staff; the second person of an unconfirmed report must have another one. */
  byName: string;
  /** Every road to the hub that the configuration has. */
  roads: readonly string[];
};

/**
 * `waits`: the hub has not confirmed this report, so nobody else holds it, and a second person must ask the same.
 * `same-person`: that second person must be somebody else. `not-allowed`: not for this role.
 */
export type Recalled = Moved | { kind: 'waits' | 'same-person' | 'not-allowed' };

/**
 * Takes a report back: nothing more is sent, all who may hold it are told, and the content goes after its term. It is
 * final, so a bribed member of staff must not be able to do it alone to a report that the hub does not have.
 */
export function recallReport(database: Database, id: Bytes, recall: Recall): Promise<Recalled> {
  const move = { ...recall, to: 'recalled' } as const;
  return database.commit(async (transaction): Promise<Recalled> => {
    if (recall.byRole !== 'lead' && recall.byRole !== 'hub') return { kind: 'not-allowed' };
    const found = await findMovable(transaction, database.dialect, id, move);
    if (found.kind !== 'movable') return found;
    // Two people had it deleted before any hub confirmed it: there is nothing left to take back.
    if (found.report.forgotten === 'ordered') return { kind: 'unknown' };
    if (!(await isConfirmed(transaction, id, found.report.forgotten))) {
      const agreed = await askSecond(transaction, id, recall);
      if (agreed !== 'agreed') return { kind: agreed };
    }
    await applyMove(transaction, found.report, move);
    const { roads, nowMs } = recall;
    await withdrawEverywhere(transaction, database, { reportId: id, roads, nowMs });
    return { kind: 'moved' };
  });
}

async function isConfirmed(transaction: StoreTransaction, id: Bytes, forgotten: string): Promise<boolean> {
  if (forgotten !== '') return forgotten === 'confirmed';
  const row = await transaction
    .selectFrom('deliveries')
    .select('id')
    .where('report_id', '=', id)
    .where('state', '=', 'delivered')
    .executeTakeFirst();
  return row !== undefined;
}

/** Two names, of whom at least one leads: the hub's own system cannot agree with itself. */
async function askSecond(
  transaction: StoreTransaction,
  id: Bytes,
  { byName, byRole, nowMs, sealedReason }: Recall,
): Promise<'agreed' | 'waits' | 'same-person' | 'not-allowed'> {
  const first = await transaction
    .selectFrom('recall_requests')
    .select(['asked_by', 'asked_role'])
    .where('report_id', '=', id)
    .executeTakeFirst();
  if (first === undefined) {
    const asked = { asked_by: byName, asked_role: byRole, asked_week: isoWeekOf(nowMs) };
    await transaction
      .insertInto('recall_requests')
      .values({ report_id: id, ...asked, sealed_reason: sealedReason })
      .execute();
    return 'waits';
  }
  if (sameName(first.asked_by, byName)) return 'same-person';
  return [first.asked_role, byRole].includes('lead') ? 'agreed' : 'not-allowed';
}

/** Recalls of one ISO week: told with every new one, so that many of them are noticed. */
export async function countRecalls({ store }: Database, nowMs: number): Promise<number> {
  const { n } = await store
    .selectFrom('intake_history')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('to_state', '=', 'recalled')
    .where('week', '=', isoWeekOf(nowMs))
    .executeTakeFirstOrThrow();
  return Number(n);
}
