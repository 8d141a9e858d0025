import { sealOpener } from '#api/reports/open-report.ts';
import type { Store } from '#api/storage/database.ts';
import { listAnswers } from './answer-store.ts';
import { messageForHub } from './message-content.schema.ts';

/** What a reporter answered, as the hub reads it. `warning`: the row was moved or changed behind our back. */
export type OpenedAnswer = {
  id: string;
  report: string;
  question: string;
  questionText: string;
  choice: string | null;
  text: string;
  week: string;
  warning?: string;
};

const pageSize = 200;

/** Every answer that is kept, opened with the hub's identities; null for one that these do not open. */
export async function* openAnswers(
  store: Store,
  identities: readonly string[],
): AsyncGenerator<OpenedAnswer | null> {
  const open = sealOpener(identities);
  let after: string | undefined;
  do {
    const { rows, next } = await listAnswers(store, { after, limit: pageSize, unconfirmed: false });
    for (const { id, reportId, questionId, week, sealed } of rows) {
      const report = Buffer.from(reportId).toString('hex');
      const clear = { id, report, question: questionId, week };
      yield await openOne(open, sealed, clear);
    }
    after = next ?? undefined;
  } while (after !== undefined);
}

async function openOne(
  open: ReturnType<typeof sealOpener>,
  sealed: Uint8Array,
  clear: Pick<OpenedAnswer, 'id' | 'report' | 'question' | 'week'>,
): Promise<OpenedAnswer | null> {
  try {
    const content = messageForHub.parse(JSON.parse(new TextDecoder().decode(await open(sealed))));
    if (content.kind !== 'answer') return null;
    const { id, report, week, choice, text } = content;
    const answer = { id, report, question: content.question.id, week };
    const same = Object.entries(answer).every(([name, value]) => clear[name as keyof typeof clear] === value);
    return {
      ...{ ...answer, questionText: content.question.text, choice, text },
      ...(!same && { warning: 'the clear columns do not match the seal' }),
    };
  } catch {
    return null;
  }
}
