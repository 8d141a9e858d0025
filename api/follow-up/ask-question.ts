import { isoWeekOf } from '#api/counts/week.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import type { Bytes, Database } from '#api/storage/database.ts';
import { lastWeekOfTerm, type MessageTerms } from './message-terms.ts';
import type { QuestionRequest } from './question.schema.ts';
import { type SealForHub, sealForThread } from './seal-for-thread.ts';
import { type Written, writeMessage } from './write-message.ts';

export type AskParts = {
  database: Database;
  sealForHub: SealForHub;
  terms: MessageTerms;
  now: () => number;
};

export type Asking = { id: string; reportId: Bytes; question: QuestionRequest; byRole: StaffRole };

/** Seals a question twice, for the reporter and in a file of its own for the hub, and puts it into the thread. */
export async function askQuestion(
  parts: AskParts,
  { id, reportId, question, byRole }: Asking,
): Promise<Written> {
  const { database, sealForHub, terms, now } = parts;
  const thread = await database.store
    .selectFrom('threads')
    .innerJoin('reports', 'reports.id', 'threads.report_id')
    .select('reply_recipient')
    .where('report_id', '=', reportId)
    .where('reports.state', '<>', 'recalled')
    .executeTakeFirst();
  if (thread === undefined) return { kind: 'no-thread' };
  const week = isoWeekOf(now());
  const { text, choices = [], checkBack = null } = question;
  const content = { v: 1, id, week, kind: 'question', text, choices, checkBack } as const;
  const report = Buffer.from(reportId).toString('hex');
  const message = {
    ...{ id, reportId, byRole, week, kind: 'question' as const },
    sealedForReporter: await sealForThread(thread.reply_recipient, content),
    sealedForHub: await sealForHub({ ...content, report, byRole }),
    expiresWeek: lastWeekOfTerm(week, terms.retentionDays),
  };
  return database.commit((transaction) => writeMessage(transaction, database.dialect, message));
}
