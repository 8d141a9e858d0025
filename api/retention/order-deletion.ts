import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { dayOf } from '#api/counts/week.ts';
import { notForgotten } from '#api/delivery/queue.ts';
import { samePerson } from '#api/staff/same-person.ts';
import { memberOfToken, type StaffMember } from '#api/staff/staff-tokens.ts';
import type { Bytes, Database, Store } from '#api/storage/database.ts';
import { watchIds } from '#api/watch/watch-rows.ts';
import { forgetPhotos, forgetTogether } from './forget-contents.ts';
import { lastEndedWeek } from './retention-terms.ts';

/** A report that no hub confirmed so many days after its week may be deleted by order of two people. */
export const orderableDays = 90;

const together = 50;

export type Ordered = { kind: 'deleted'; reports: number } | { kind: 'refused'; code: OrderRefusal };
/** `unknown-token`: not known or revoked. `role`: neither lead nor admin. `same-person`: one name twice. */
export type OrderRefusal = 'unknown-token' | 'role' | 'same-person';

/** Reports that came in long ago and that the hub has not confirmed on every road. */
export function orderable(store: Store, nowMs: number) {
  return store
    .selectFrom('reports')
    .where(notForgotten)
    .where('reports.state', '<>', 'recalled')
    .where('reports.id', 'not in', watchIds)
    .where('received_week', '<=', lastEndedWeek(nowMs, orderableDays))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('deliveries')
          .select('deliveries.id')
          .whereRef('deliveries.report_id', '=', 'reports.id')
          .where('deliveries.state', '<>', 'delivered'),
      ),
    );
}

export async function countOrderable(store: Store, nowMs: number): Promise<number> {
  const { n } = await orderable(store, nowMs).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

/**
 * Deletes their content although no hub confirmed it: the only way in which a report can be lost on purpose, so two
 * people order it with their own tokens, and the order is kept with both names and the number of reports. With nothing to
 * delete there is no order.
 */
export async function orderDeletion(
  database: Database,
  tokens: readonly [string, string],
  nowMs: number,
): Promise<Ordered> {
  const people = await Promise.all(tokens.map((token) => memberOfToken(database.store, token)));
  const [first, second] = people;
  if (!first || !second) return { kind: 'refused', code: 'unknown-token' };
  if (![first, second].every(mayOrder)) return { kind: 'refused', code: 'role' };
  if (samePerson(first, second)) return { kind: 'refused', code: 'same-person' };
  if ((await countOrderable(database.store, nowMs)) === 0) return { kind: 'deleted', reports: 0 };
  const id = randomUUID();
  await database.store
    .insertInto('deletion_orders')
    .values({
      id,
      ordered_on: dayOf(nowMs),
      first_person: first.name,
      second_person: second.name,
      reports: 0,
    })
    .execute();
  let reports = 0;
  for (;;) {
    const due = await orderable(database.store, nowMs).select('reports.id').limit(together).execute();
    if (due.length === 0) break;
    reports += await deleteCounted(
      database,
      id,
      due.map((row) => row.id),
    );
  }
  await database.scrub();
  return { kind: 'deleted', reports };
}

const mayOrder = ({ role }: StaffMember) => role === 'lead' || role === 'admin';

/** The number moves with the deletion itself: an order that is broken off still tells how many it took. */
async function deleteCounted(database: Database, order: string, ids: readonly Bytes[]): Promise<number> {
  await forgetPhotos(database, ids);
  return database.commit(async (transaction) => {
    const deleted = await forgetTogether(transaction, ids);
    await transaction
      .updateTable('deletion_orders')
      .set((row) => ({ reports: row('reports', '+', deleted) }))
      .where('id', '=', order)
      .execute();
    return deleted;
  });
}
