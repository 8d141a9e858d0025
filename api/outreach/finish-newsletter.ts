import type { QuietLog } from '#api/guard/quiet-log.ts';
import type { Outreach } from './outreach.ts';
import type { NewsletterState } from './outreach-tables.ts';
import { giveUp } from './settle-mail.ts';

/** So many refusals say something of our relay, or of the letter, and not of the readers: people must look first. */
const suspicious = { least: 10, share: 0.2 };

export type Tally = {
  waiting: number;
  sent: number;
  soft: number;
  hard: number;
  unsettledHard: number;
  total: number;
};

/** How far a newsletter is. `unsettledHard`: refused addresses that are still on the list. */
export async function tallyOf(
  { database: { store } }: Pick<Outreach, 'database'>,
  id: string,
): Promise<Tally> {
  const rows = await store
    .selectFrom('outgoing')
    .select((row) => ['state', row.fn.countAll().as('n'), row.fn.count('subscriber_id').as('known')])
    .where('newsletter_id', '=', id)
    .where('kind', '=', 'newsletter')
    .groupBy('state')
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state);
  const n = (state: string) => Number(of(state)?.n ?? 0);
  const total = rows.reduce((sum, row) => sum + Number(row.n), 0);
  const unsettledHard = Number(of('hard')?.known ?? 0);
  return { waiting: n('waiting'), sent: n('sent'), soft: n('soft'), hard: n('hard'), unsettledHard, total };
}

/** Counting all mails of a long list takes a while: only when nothing waits, or enough was refused. */
async function worthCounting({ database: { store } }: Outreach, id: string): Promise<boolean> {
  const some = (state: 'waiting' | 'hard', most: number) =>
    store
      .selectFrom('outgoing')
      .select('id')
      .where('newsletter_id', '=', id)
      .where('state', '=', state)
      .limit(most)
      .execute();
  return (
    (await some('waiting', 1)).length === 0 ||
    (await some('hard', suspicious.least)).length === suspicious.least
  );
}

const isSuspicious = ({ unsettledHard, sent }: Tally) =>
  unsettledHard >= suspicious.least && unsettledHard > suspicious.share * (sent + unsettledHard);

/**
 * Ends newsletters of which nothing waits any more, and stops one of which too much is refused: a relay that refuses
 * everybody must not empty the list. Until it ends, nobody is taken off because of it.
 */
export async function finishNewsletters(outreach: Outreach, today: string, log: QuietLog): Promise<void> {
  const { store } = outreach.database;
  const sending = await store
    .selectFrom('newsletters')
    .select('id')
    .where('state', '=', 'sending')
    .where('filled', '=', 1)
    .execute();
  for (const { id } of sending) {
    if (!(await worthCounting(outreach, id))) continue;
    const tally = await tallyOf(outreach, id);
    const state: NewsletterState | null = isSuspicious(tally) ? 'held' : tally.waiting === 0 ? 'done' : null;
    if (state === null) continue;
    if (state === 'done') await takeOffRefused(outreach, id, today);
    await store
      .updateTable('newsletters')
      .set({ state })
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .execute();
    log(state === 'held' ? 'error' : 'info', state === 'held' ? 'newsletter-held' : 'newsletter-done', {
      count: tally.total,
      sent: tally.sent,
    });
  }
}

/** Addresses that do not exist leave the list, and get nothing for a term. */
export async function takeOffRefused(outreach: Outreach, id: string, today: string): Promise<void> {
  const refused = await outreach.database.store
    .selectFrom('outgoing')
    .select('subscriber_id')
    .where('newsletter_id', '=', id)
    .where('state', '=', 'hard')
    .where('subscriber_id', 'is not', null)
    .execute();
  for (const { subscriber_id: reader } of refused)
    if (reader !== null)
      await outreach.database.commit((transaction) => giveUp(outreach, transaction, reader, 'bounce', today));
}
