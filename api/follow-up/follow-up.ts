import { isoWeekOf } from '#api/counts/week.ts';
import { errorFields, type QuietLog } from '#api/guard/quiet-log.ts';
import { Problem } from '#api/problems.ts';
import { storageProblem } from '#api/reports/storage-problem.ts';
import type { Database } from '#api/storage/database.ts';
import { type Answer, type Answered, answerQuestion } from './answer-question.ts';
import { type Asking, askQuestion } from './ask-question.ts';
import type { MessageTerms } from './message-terms.ts';
import { type OpenedThread, threadOpener } from './open-thread.ts';
import { readMarks } from './read-marks.ts';
import { messageSealer, type SealForHub } from './seal-for-thread.ts';
import type { ThreadKind } from './thread-keys.ts';
import { turnAway } from './turn-away.ts';
import type { Written } from './write-message.ts';

type Parts = {
  database: Database;
  keys: {
    recipients: readonly string[];
    pepper: Uint8Array;
    oldPeppers: readonly Uint8Array[];
    threadKind: ThreadKind;
  };
  terms: MessageTerms;
  now: () => number;
  log: QuietLog;
};

export type FollowUp = {
  /**
   * What the receipt opens; marks it as read, somewhat later. The receipt comes from `readReceipt`, the row from `rowOf`:
   * networks take turns.
   * @throws Problem crowded when too many ask at once; storage-full or overloaded when the database cannot
   */
  read: (receipt: string, row?: string) => Promise<OpenedThread>;
  /** @throws Problem storage-full or overloaded; then nothing is stored */
  answer: (thread: OpenedThread, answer: Answer) => Promise<Answered>;
  ask: (asking: Asking) => Promise<Written>;
  sealForHub: SealForHub;
  terms: MessageTerms;
  /** Writes what is still in memory. */
  close: () => Promise<void>;
};

/** Both sides of a conversation that knows no names: the hub by its report, the reporter by the receipt. */
export async function followUp({ database, keys, terms, now, log }: Parts): Promise<FollowUp> {
  const { store } = database;
  const peppers = [keys.pepper, ...keys.oldPeppers];
  const open = await threadOpener({ store, peppers, threadKind: keys.threadKind });
  const few = turnAway({ running: 4, waiting: 300 });
  const marks = readMarks({ database, terms, now, log });
  const sealForHub = messageSealer(keys.recipients);
  const parts = { database, sealForHub, terms, now };
  /** Whatever it was: nothing is stored, and it may be tried again. */
  const asProblem = (error: unknown): never => {
    if (!(error instanceof Problem)) log('error', 'request-failed', errorFields(error));
    throw storageProblem(error);
  };
  return {
    read: async (receipt, row) => {
      const thread = await few(() => open(receipt, isoWeekOf(now())), row).catch(asProblem);
      marks.note(thread.messages.filter(({ row }) => row.unread).map(({ row }) => row.id));
      return thread;
    },
    answer: (thread, answer) => answerQuestion(parts, thread, answer).catch(asProblem),
    ask: (asking) => askQuestion(parts, asking),
    ...{ sealForHub, terms, close: marks.flush },
  };
}
