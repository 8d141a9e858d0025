import { backoffMs } from '#api/delivery/backoff.ts';
import type { ClaimedMail } from './claim-mail.ts';
import type { Outreach } from './outreach.ts';
import type { OutgoingTable, OutreachDatabase, OutreachTransaction } from './outreach-tables.ts';
import type { Outcome } from './smtp-outcome.ts';
import { block, everyList, openReader, removeReader } from './subscriber.ts';

/** After so many tries (some two hours) a mailbox that is full, or a server that is away, has missed this letter. */
const mostAttempts = 8;
/** Newsletters in a row that a mailbox missed: then nobody reads there. */
const mostSoftBounces = 4;
const relayPauseMs = 60_000;

type Settled = {
  mail: ClaimedMail;
  holder: string;
  outcome: Outcome;
  nowMs: number;
  today: string;
  random: number;
};

/** Writes down what became of a mail; the lease ends with it. */
export async function settleMail(outreach: Outreach, settled: Settled): Promise<void> {
  const { mail, holder, outcome, nowMs, today, random } = settled;
  await outreach.database.commit(async (transaction) => {
    const put = (values: Partial<OutgoingTable>) =>
      transaction
        .updateTable('outgoing')
        .set({ lease_until: 0, holder: '', ...values })
        .where('id', '=', mail.id)
        .where('holder', '=', holder)
        .execute();
    // What was typed for a test is not needed any more.
    const done = { settled_on: today, next_at: 0, sealed: new Uint8Array() };
    // Others first: if it is this very mail that the relay cannot do, it must not stand in their way.
    if (outcome.kind === 'relay') return put({ next_at: nowMs + relayPauseMs });
    if (outcome.kind === 'sent') {
      await put({ ...done, state: 'sent' });
      return noteTaken(transaction, mail);
    }
    if (outcome.kind === 'hard') {
      await put({ ...done, state: 'hard' });
      return mail.kind === 'confirm' && mail.subscriber_id
        ? removeReader(transaction, mail.subscriber_id)
        : undefined;
    }
    const attempts = mail.attempts + 1;
    if (attempts < mostAttempts) return put({ attempts, next_at: nowMs + backoffMs(attempts, random) });
    await put({ ...done, attempts, state: 'soft' });
    await noteMissed(outreach, transaction, mail.subscriber_id, today);
  });
}

/** A mail that was claimed and not sent: it waits on, or goes when nobody waits for it any more. */
export async function putBack(
  { store }: OutreachDatabase,
  id: Uint8Array,
  { holder, keep }: { holder: string; keep: boolean },
): Promise<void> {
  if (keep)
    await store
      .updateTable('outgoing')
      .set({ lease_until: 0, holder: '' })
      .where('id', '=', id)
      .where('holder', '=', holder)
      .execute();
  else await store.deleteFrom('outgoing').where('id', '=', id).where('holder', '=', holder).execute();
}

async function noteTaken(transaction: OutreachTransaction, mail: ClaimedMail): Promise<void> {
  if (mail.kind !== 'newsletter' || mail.subscriber_id === null) return;
  await transaction
    .updateTable('subscribers')
    .set({ soft_bounces: 0 })
    .where('id', '=', mail.subscriber_id)
    .where('soft_bounces', '>', 0)
    .execute();
}

/** One more letter that a mailbox did not take; one that never takes any is given up. */
export async function noteMissed(
  outreach: Outreach,
  transaction: OutreachTransaction,
  subscriberId: Uint8Array | null,
  today: string,
): Promise<void> {
  if (subscriberId === null) return;
  const row = await transaction
    .updateTable('subscribers')
    .set((each) => ({ soft_bounces: each('soft_bounces', '+', 1) }))
    .where('id', '=', subscriberId)
    .returning('soft_bounces')
    .executeTakeFirst();
  if ((row?.soft_bounces ?? 0) >= mostSoftBounces)
    await giveUp(outreach, transaction, subscriberId, 'bounce', today);
}

/** Takes an address off its list and lets none of our mails go to it, on any list, for a term. */
export async function giveUp(
  { key, terms }: Outreach,
  transaction: OutreachTransaction,
  subscriberId: Uint8Array,
  reason: 'bounce' | 'complaint',
  today: string,
): Promise<void> {
  const row = await transaction
    .selectFrom('subscribers')
    .select('sealed')
    .where('id', '=', subscriberId)
    .executeTakeFirst();
  if (row === undefined) return;
  const until = Temporal.PlainDate.from(today).add({ days: terms.blockedDays }).toString();
  await block(transaction, key.markOf(everyList, openReader(key, row.sealed).address), reason, until);
  await removeReader(transaction, subscriberId);
}
