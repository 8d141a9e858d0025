import { randomBytes } from 'node:crypto';
import type { FullLanguage } from '#content/languages.ts';
import { enqueue } from './outgoing.ts';
import type { Outreach } from './outreach.ts';
import type { OutreachTransaction } from './outreach-tables.ts';
import { everyList, freshReader, isBlocked } from './subscriber.ts';

export type JoinRequest = { list: string; language: FullLanguage; address: string };

/** Whoever types somebody else's address over and over must not fill that mailbox. */
const mostMailsPerDay = 3;

/**
 * Somebody typed an address: it gets a mail with a link, and nothing more until that is used. Answers nothing, whatever was
 * known of the address: who asks must not learn it. An address that is on the list already is told so by mail.
 */
export async function askToJoin(outreach: Outreach, wanted: JoinRequest, today: string): Promise<void> {
  const { database, key } = outreach;
  await database.commit(async (transaction) => {
    if (await isBlocked(transaction, key.markOf(everyList, wanted.address), today)) return;
    const mark = key.markOf(wanted.list, wanted.address);
    const known = await transaction
      .selectFrom('subscribers')
      .select(['id', 'state', 'asked_on', 'asked_times'])
      .where('address_mark', '=', mark)
      .executeTakeFirst();
    if (known === undefined) return addReader(transaction, outreach, wanted, today);
    const askedToday = known.asked_on === today ? known.asked_times : 0;
    if (askedToday >= mostMailsPerDay) return;
    await transaction
      .updateTable('subscribers')
      .set({ asked_on: today, asked_times: askedToday + 1 })
      .$if(known.state === 'waiting', (query) => query.set({ language: wanted.language }))
      .where('id', '=', known.id)
      .execute();
    const kind = known.state === 'confirmed' ? 'known' : 'confirm';
    await enqueue(transaction, { kind, subscriber_id: known.id });
  });
  outreach.nudge();
}

async function addReader(
  transaction: OutreachTransaction,
  { key, terms }: Outreach,
  { list, language, address }: JoinRequest,
  today: string,
): Promise<void> {
  const [id, reader] = [randomBytes(16), freshReader(address)];
  await transaction
    .insertInto('subscribers')
    .values({
      ...{ id, list, language, address_mark: key.markOf(list, address), sealed: key.seal(reader) },
      ...{ state: 'waiting', asked_on: today, asked_times: 1, soft_bounces: 0 },
      confirm_mark: key.markOfToken(reader.confirm),
      leave_mark: key.markOfToken(reader.leave),
      expires_on: Temporal.PlainDate.from(today).add({ days: terms.unconfirmedDays }).toString(),
    })
    .execute();
  await enqueue(transaction, { kind: 'confirm', subscriber_id: id });
}
