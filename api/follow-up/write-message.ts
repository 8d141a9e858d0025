import type { IsoWeek } from '#api/counts/week.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import type { Bytes, Database, StoreTransaction } from '#api/storage/database.ts';
import type { MessageKind } from './thread-tables.ts';

/** So many messages may be open in a thread: the page of the reporter has a bounded size. */
export const mostOpen = 3;

export type NewMessage = {
  /** A random UUID, also inside both seals. The same id again is the same message. */
  id: string;
  reportId: Bytes;
  kind: Exclude<MessageKind, 'answer'>;
  byRole: StaffRole;
  sealedForReporter: Bytes;
  sealedForHub: Bytes;
  week: IsoWeek;
  /** Last week in which it is shown: `lastWeekOfTerm(week, terms.retentionDays)`. */
  expiresWeek: IsoWeek;
};

/** `no-thread`: nobody can read it any more. `full`: the reporter must answer first. */
export type Written = { kind: 'written' } | { kind: 'no-thread' } | { kind: 'full' };

/** Puts a message to the reporter into the thread of a report. */
export async function writeMessage(
  transaction: StoreTransaction,
  dialect: Database['dialect'],
  message: NewMessage,
): Promise<Written> {
  let ofReport = transaction.selectFrom('threads').select('lookup').where('report_id', '=', message.reportId);
  // Two members of staff who ask at the same moment: the second one must see what the first wrote.
  if (dialect === 'postgres') ofReport = ofReport.forUpdate();
  const thread = await ofReport.executeTakeFirst();
  if (thread === undefined) return { kind: 'no-thread' };
  const open = await openMessages(transaction, thread.lookup, message.week);
  if (open.includes(message.id)) return { kind: 'written' };
  if (open.length >= mostOpen) return { kind: 'full' };
  await transaction
    .insertInto('messages')
    .values({
      id: message.id,
      lookup: thread.lookup,
      direction: 'to-reporter',
      kind: message.kind,
      answers: null,
      by_role: message.byRole,
      written_week: message.week,
      read_week: null,
      expires_week: message.expiresWeek,
      sealed_for_reporter: message.sealedForReporter,
      sealed_for_hub: message.sealedForHub,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return { kind: 'written' };
}

/** Ids of what the reporter has not answered and can still read. */
async function openMessages(transaction: StoreTransaction, lookup: Bytes, week: IsoWeek): Promise<string[]> {
  const rows = await transaction
    .selectFrom('messages')
    .leftJoin('messages as reply', 'reply.answers', 'messages.id')
    .select('messages.id')
    .where('messages.lookup', '=', lookup)
    .where('messages.direction', '=', 'to-reporter')
    .where('messages.expires_week', '>=', week)
    .where('reply.id', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}
