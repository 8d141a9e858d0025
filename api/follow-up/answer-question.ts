import { randomUUID } from 'node:crypto';
import { type IsoWeek, isoWeekOf } from '#api/counts/week.ts';
import type { Bytes, Database } from '#api/storage/database.ts';
import type { MessageForReporter } from './message-content.schema.ts';
import { lastWeekOfTerm, type MessageTerms } from './message-terms.ts';
import type { OpenedMessage, OpenedThread } from './open-thread.ts';
import type { SealForHub } from './seal-for-thread.ts';

export type Answer = { message?: string; choice: string | null; text: string };

/**
 * `stored`: now, or (`repeated`) before: the first answer to a question counts. `gone`: there is no such question, or not
 * any more, or this receipt never had one. `refused`: the answer must be mended, by field and code.
 */
export type Answered =
  | { kind: 'stored'; repeated: boolean }
  | { kind: 'gone' }
  | { kind: 'refused'; field: 'message' | 'choice' | 'text'; code: 'required' | 'unknown-choice' };

export type AnswerParts = {
  database: Database;
  sealForHub: SealForHub;
  terms: MessageTerms;
  now: () => number;
};

type Question = Extract<MessageForReporter, { kind: 'question' }>;

/** Seals an answer for the hub alone, before anything of it is written, and puts it beside its question. */
export async function answerQuestion(
  parts: AnswerParts,
  thread: OpenedThread,
  answer: Answer,
): Promise<Answered> {
  const questions = thread.messages.filter(({ content }) => content.kind === 'question');
  const open = questions.filter(({ answered }) => !answered);
  if (answer.message === undefined && open.length > 1)
    return { kind: 'refused', field: 'message', code: 'required' };
  const id = answer.message ?? open[0]?.content.id ?? randomUUID();
  const asked = questions.find(({ content }) => content.id === id);
  if (asked === undefined || asked.answered) return answeredBefore(parts.database, thread.lookups, id);
  const question = asked.content as Question;
  const fault = faultOf(question, answer);
  if (fault) return { kind: 'refused', ...fault };
  return storeAnswer(parts, asked, question, answer);
}

function faultOf({ choices }: Question, { choice, text }: Answer) {
  if (choice === null && text.trim() === '')
    return { field: choices.length > 0 ? 'choice' : 'text', code: 'required' } as const;
  if (choice !== null && !choices.includes(choice))
    return { field: 'choice', code: 'unknown-choice' } as const;
  return undefined;
}

/** A second press, or a retry after a broken line: what was stored is told, and nothing is stored twice. */
async function answeredBefore({ store }: Database, lookups: Bytes[], question: string): Promise<Answered> {
  const reply = await store
    .selectFrom('messages')
    .select('id')
    .where('answers', '=', question)
    .where('lookup', 'in', lookups)
    .executeTakeFirst();
  return reply === undefined ? { kind: 'gone' } : { kind: 'stored', repeated: true };
}

async function storeAnswer(
  { database, sealForHub, terms, now }: AnswerParts,
  { row }: OpenedMessage,
  question: Question,
  { choice, text }: Answer,
): Promise<Answered> {
  const [id, week] = [randomUUID(), isoWeekOf(now())];
  const sealed = await sealForHub({
    ...{ v: 1, id, week, kind: 'answer', choice, text },
    report: Buffer.from(row.reportId).toString('hex'),
    question: { id: question.id, text: question.text },
  });
  const stored = { id, week, sealed, expiresWeek: lastWeekOfTerm(week, terms.retentionDays) };
  return insertAnswer(database, { questionId: question.id, lookup: row.lookup }, stored);
}

function insertAnswer(
  database: Database,
  { questionId, lookup }: { questionId: string; lookup: Bytes },
  answer: { id: string; week: IsoWeek; expiresWeek: IsoWeek; sealed: Bytes },
): Promise<Answered> {
  return database.commit(async (transaction): Promise<Answered> => {
    let standing = transaction
      .selectFrom('messages')
      .select('id')
      .where('id', '=', questionId)
      .where('lookup', '=', lookup)
      .where('expires_week', '>=', answer.week);
    // The night must not delete the question under the answer.
    if (database.dialect === 'postgres') standing = standing.forUpdate();
    if ((await standing.executeTakeFirst()) === undefined) return { kind: 'gone' };
    const inserted = await transaction
      .insertInto('messages')
      .values({
        ...{ id: answer.id, lookup, direction: 'to-hub', kind: 'answer', answers: questionId, by_role: '' },
        ...{ written_week: answer.week, read_week: null, expires_week: answer.expiresWeek },
        sealed_for_reporter: new Uint8Array(0),
        sealed_for_hub: answer.sealed,
      })
      .onConflict((conflict) => conflict.column('answers').doNothing())
      .returning('id')
      .executeTakeFirst();
    return { kind: 'stored', repeated: inserted === undefined };
  });
}
