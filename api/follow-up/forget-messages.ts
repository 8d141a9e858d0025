import { sql } from 'kysely';
import { isoWeekOf } from '#api/counts/week.ts';
import type { Database, StoreTransaction } from '#api/storage/database.ts';
import { lastWeekPastTerm, type MessageTerms } from './message-terms.ts';
import type { MessagesTable } from './thread-tables.ts';

export type ForgottenMessages = { messages: number; threads: number };

/** Small enough that a report that comes in meanwhile does not wait for the night's work. */
const together = 200;

/**
 * Deletes messages whose term is over, and threads that nobody will use again: without a message, of a report whose
 * content is forgotten. From then on their receipts are unknown ones. A question stays while its answer does, without its
 * words. Scrub the database afterwards.
 */
export async function forgetMessages(
  database: Database,
  nowMs: number,
  terms: MessageTerms,
): Promise<ForgottenMessages> {
  const { dialect } = database;
  const at = { dialect, nowMs, terms };
  const answers = await inParts(database, (unit) => forgetEnded(unit, 'to-hub', at));
  const others = await inParts(database, (unit) => forgetEnded(unit, 'to-reporter', at));
  await inParts(database, (unit) => emptyAnswered(unit, at));
  return {
    messages: answers + others,
    threads: await inParts(database, (unit) => forgetThreads(unit, dialect)),
  };
}

type At = { dialect: Database['dialect']; nowMs: number; terms: MessageTerms };

/** Until there is nothing left: a part may come out smaller where somebody wrote meanwhile. */
async function inParts(
  database: Database,
  forgetSome: (transaction: StoreTransaction) => Promise<number>,
): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const some = await database.commit(forgetSome);
    forgotten += some;
    if (some === 0) return forgotten;
  }
}

/** The stored end, and the terms as they are now: a term that was made shorter holds for what is already here. */
async function forgetEnded(
  transaction: StoreTransaction,
  direction: MessagesTable['direction'],
  at: At,
): Promise<number> {
  let due = ended(transaction, at)
    .where('messages.direction', '=', direction)
    .where('reply.id', 'is', null)
    .limit(together);
  // Whoever is answering holds this lock until the answer stands.
  if (at.dialect === 'postgres') due = due.forUpdate('messages');
  const ids = (await due.execute()).map(({ id }) => id);
  if (ids.length === 0) return 0;
  const deleted = await transaction
    .deleteFrom('messages')
    .where('id', 'in', ids)
    // An answer that came in while the lock was waited for would go with its question.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('messages as reply').select('reply.id').whereRef('reply.answers', '=', 'messages.id'),
        ),
      ),
    )
    .returning('id')
    .execute();
  return deleted.length;
}

/** Of a question that keeps its row for its answer the words go in time: the answer repeats them for the hub. */
async function emptyAnswered(transaction: StoreTransaction, at: At): Promise<number> {
  const due = await ended(transaction, at)
    .where('messages.direction', '=', 'to-reporter')
    .where('reply.id', 'is not', null)
    .where(sql<boolean>`length(messages.sealed_for_hub) > 0`)
    .limit(together)
    .execute();
  if (due.length === 0) return 0;
  const ids = due.map(({ id }) => id);
  const nothing = new Uint8Array(0);
  await transaction
    .updateTable('messages')
    .set({ sealed_for_reporter: nothing, sealed_for_hub: nothing })
    .where('id', 'in', ids)
    .execute();
  return ids.length;
}

/** Messages past their term, each with the answer that it may have. */
function ended(transaction: StoreTransaction, { nowMs, terms }: At) {
  return transaction
    .selectFrom('messages')
    .leftJoin('messages as reply', 'reply.answers', 'messages.id')
    .select('messages.id')
    .where((row) =>
      row.or([
        row('messages.expires_week', '<', isoWeekOf(nowMs)),
        // A reward ends with its code, which is later.
        row.and([
          row('messages.kind', '<>', 'reward'),
          row.or([
            row('messages.written_week', '<=', lastWeekPastTerm(nowMs, terms.retentionDays)),
            row('messages.read_week', '<=', lastWeekPastTerm(nowMs, terms.readRetentionDays)),
          ]),
        ]),
      ]),
    );
}

async function forgetThreads(transaction: StoreTransaction, dialect: Database['dialect']): Promise<number> {
  let unused = transaction
    .selectFrom('threads')
    .innerJoin('reports', 'reports.id', 'threads.report_id')
    .leftJoin('messages', 'messages.lookup', 'threads.lookup')
    // A reward that was granted and still waits for its week needs the thread.
    .leftJoin('reward_decisions', (join) =>
      join
        .onRef('reward_decisions.report_id', '=', 'threads.report_id')
        .on('reward_decisions.state', '=', 'approved'),
    )
    .select('threads.lookup')
    .where(sql<boolean>`length(reports.sealed) = 0`)
    .where('messages.id', 'is', null)
    .where('reward_decisions.report_id', 'is', null)
    .limit(together);
  // Whoever writes into a thread holds this lock until the message stands.
  if (dialect === 'postgres') unused = unused.forUpdate('threads');
  const lookups = (await unused.execute()).map(({ lookup }) => lookup);
  if (lookups.length === 0) return 0;
  const deleted = await transaction
    .deleteFrom('threads')
    .where('lookup', 'in', lookups)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('messages').select('id').whereRef('messages.lookup', '=', 'threads.lookup'))),
    )
    .returning('lookup')
    .execute();
  return deleted.length;
}
