import type { IsoWeek } from '#api/counts/week.ts';
import type { Bytes, Store } from '#api/storage/database.ts';
import { mostOpen } from './write-message.ts';

/** One message of a thread as staff see it: everything but what it says. */
export type ThreadMessage = {
  id: string;
  kind: string;
  direction: 'to-reporter' | 'to-hub';
  /** The question that an answer belongs to. */
  answers: string | null;
  byRole: string;
  week: IsoWeek;
  /** Shown to the reporter, or confirmed by the hub; of a reward nobody knows. */
  read: boolean;
  answered: boolean;
  expiresWeek: IsoWeek;
  sealed: Bytes;
};

/** `hasThread`: somebody may still come back. `mayAsk`: there is room for another message. */
export type ThreadOverview = { messages: ThreadMessage[]; hasThread: boolean; mayAsk: boolean };

/** The messages of one report, newest week first, an answer right behind its question. */
export async function threadMessages(store: Store, reportId: Bytes, week: IsoWeek): Promise<ThreadOverview> {
  const thread = await store
    .selectFrom('threads')
    .innerJoin('reports', 'reports.id', 'threads.report_id')
    .select(['lookup', 'reports.state'])
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  if (thread === undefined) return { messages: [], hasThread: false, mayAsk: false };
  const rows = await store
    .selectFrom('messages')
    .select(['id', 'kind', 'direction', 'answers', 'by_role', 'written_week', 'read_week', 'expires_week'])
    .select('sealed_for_hub as sealed')
    .where('lookup', '=', thread.lookup)
    .orderBy('written_week', 'desc')
    .orderBy('id')
    .execute();
  const answered = new Set(rows.map(({ answers }) => answers));
  const messages = rows.map(({ by_role, written_week, read_week, expires_week, ...row }) => ({
    ...row,
    byRole: by_role,
    week: written_week,
    read: read_week !== null,
    answered: answered.has(row.id),
    expiresWeek: expires_week,
  }));
  const open = messages.filter(
    (message) => message.direction === 'to-reporter' && !message.answered && message.expiresWeek >= week,
  );
  const ordered = messages
    .filter(({ answers }) => answers === null)
    .flatMap((message) => [message, ...messages.filter(({ answers }) => answers === message.id)]);
  return {
    messages: ordered,
    hasThread: true,
    mayAsk: open.length < mostOpen && thread.state !== 'recalled',
  };
}
