import { randomUUID } from 'node:crypto';
import { identityToRecipient } from 'age-encryption';
import { isoWeekOf } from '#api/counts/week.ts';
import { sealOpener } from '#api/reports/open-report.ts';
import { readReceipt } from '#api/reports/receipt.ts';
import type { Database } from '#api/storage/database.ts';
import {
  inventedDraft,
  inventedPepper,
  inventedRoad,
  inventedToken,
  wednesday,
} from '#api/storage/invented-reports.ts';
import { followUp } from './follow-up.ts';
import { messageForHub } from './message-content.schema.ts';
import type { QuestionRequest } from './question.schema.ts';

export const inventedTerms = { retentionDays: 90, readRetentionDays: 30 };
export const inventedQuestion: QuestionRequest = {
  text: 'Verzonnen vraag: staan de vaten er nog?',
  choices: ['Ja', 'Nee', 'Weet ik niet'],
  checkBack: '2026-12-08',
};

/** A well-formed receipt that was never given out. */
export const unknownReceipt = '00000000000000000000';

/** A house with one clock, in which somebody reports and staff ask; for tests. */
export async function inventedConversation(database: Database, oldPeppers: Uint8Array[] = []) {
  const clock = { now: wednesday };
  const now = () => clock.now;
  const { identity, submit } = await inventedRoad(database, ['pull'], now);
  const recipients = [await identityToRecipient(identity)];
  const house = async (pepper: Uint8Array, older: readonly Uint8Array[]) =>
    followUp({
      database,
      keys: { recipients, pepper, oldPeppers: older, threadKind: 'classic' },
      terms: inventedTerms,
      now,
      log: () => {},
    });
  const talk = await house(inventedPepper, oldPeppers);
  let reports = 0;

  /** A report with its id and its receipt, without dashes. */
  async function report() {
    reports += 1;
    const draft = inventedDraft({ description: `Verzonnen melding ${reports}` });
    const token = inventedToken(reports);
    const sent = await submit({ draft, token, flag: 'none' });
    if (sent.kind !== 'accepted') throw new Error('The invented report was refused.');
    const before = new Set(known);
    const rows = await database.store.selectFrom('reports').select('id').execute();
    const ids = rows.map(({ id }) => Buffer.from(id).toString('hex'));
    known = ids;
    const id = Buffer.from(ids.find((each) => !before.has(each)) ?? '', 'hex');
    return { id, receipt: readReceipt(sent.accepted.receipt) ?? '' };
  }
  let known: string[] = [];

  const ask = (reportId: Uint8Array, question = inventedQuestion, id = randomUUID() as string) =>
    talk.ask({ id, reportId, question, byRole: 'analyst' });
  /** What the hub finds in a seal of its own. */
  const openForHub = async (sealed: Uint8Array) =>
    messageForHub.parse(JSON.parse(new TextDecoder().decode(await sealOpener([identity])(sealed))));
  const week = () => isoWeekOf(clock.now);
  return { clock, talk, house, report, ask, openForHub, week };
}
