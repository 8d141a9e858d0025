import { sql } from 'kysely';
import type { IsoWeek } from '#api/counts/week.ts';
import type { Bytes, Store } from '#api/storage/database.ts';
import { mostOpen } from './write-message.ts';

export type ShownRow = {
  id: string;
  lookup: Bytes;
  reportId: Bytes;
  replyRecipient: string;
  sealed: Bytes;
  unread: boolean;
  answered: boolean;
};

/**
 * What the reporter of one of these threads sees: open messages first, then what was answered last, as many as a page
 * holds. One query, whether there is a thread or not.
 */
export async function shownMessages(
  store: Store,
  lookups: readonly Bytes[],
  week: IsoWeek,
): Promise<ShownRow[]> {
  const rows = await store
    .selectFrom('messages')
    .innerJoin('threads', 'threads.lookup', 'messages.lookup')
    .leftJoin('messages as reply', 'reply.answers', 'messages.id')
    .select([
      'messages.id',
      'messages.lookup',
      'messages.read_week',
      'messages.sealed_for_reporter as sealed',
      'threads.report_id as reportId',
      'threads.reply_recipient as replyRecipient',
      'reply.id as replyId',
    ])
    .where('messages.lookup', 'in', lookups)
    .where('messages.direction', '=', 'to-reporter')
    .where('messages.expires_week', '>=', week)
    .orderBy(sql`case when reply.id is null then 0 else 1 end`)
    .orderBy('messages.written_week', 'desc')
    .orderBy('messages.id')
    .limit(mostOpen)
    .execute();
  return rows.map(({ read_week, replyId, ...row }) => ({
    ...row,
    unread: read_week === null,
    answered: replyId !== null,
  }));
}
