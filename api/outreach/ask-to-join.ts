import { randomBytes } from 'node:crypto';
import type { Bytes } from '#api/storage/database.ts';
import type { FullLanguage } from '#content/languages.ts';
import { enqueue } from './outgoing.ts';
import type { Outreach } from './outreach.ts';
import type { OutreachTransaction } from './outreach-tables.ts';
import { askedFor, everyList, freshReader, isBlocked } from './subscriber.ts';

export type JoinRequest = { list: string; language: FullLanguage; address: string };

/**
 * Somebody typed an address: it gets a mail with a link, and nothing more until that is used. Answers nothing, whatever was
 * known of the address: who asks must not learn it. An address that is on the list already is told so by mail. Of either
 * mail an address gets one a day, whatever the list: nobody can fill a stranger's mailbox through us.
 */
export async function askToJoin(outreach: Outreach, wanted: JoinRequest, today: string): Promise<void> {
  const { database, key } = outreach;
  await database.commit(async (transaction) => {
    if (await isBlocked(transaction, key.markOf(everyList, wanted.address), today)) return;
    const mark = key.markOf(wanted.list, wanted.address);
    const known = await transaction
      .selectFrom('subscribers')
      .select(['id', 'state'])
      .where('address_mark', '=', mark)
      .executeTakeFirst();
    const kind = known?.state === 'confirmed' ? 'known' : 'confirm';
    if (!(await isFirstToday(transaction, key.markOf(askedFor[kind], wanted.address), today))) return;
    if (known === undefined) return addReader(transaction, outreach, wanted, today);
    if (kind === 'confirm')
      await transaction
        .updateTable('subscribers')
        .set({ language: wanted.language })
        .where('id', '=', known.id)
        .execute();
    await enqueue(transaction, { kind, subscriber_id: known.id });
  });
  outreach.nudge();
}

/** Notes that this mail goes today; false when it went already. */
async function isFirstToday(transaction: OutreachTransaction, mark: Bytes, today: string): Promise<boolean> {
  const first = await transaction
    .insertInto('asked')
    .values({ address_mark: mark, day: today })
    .onConflict((conflict) =>
      conflict.column('address_mark').doUpdateSet({ day: today }).where('asked.day', '<>', today),
    )
    .returning('day')
    .executeTakeFirst();
  return first !== undefined;
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
      ...{ state: 'waiting', soft_bounces: 0 },
      confirm_mark: key.markOfToken(reader.confirm),
      leave_mark: key.markOfToken(reader.leave),
      expires_on: Temporal.PlainDate.from(today).add({ days: terms.unconfirmedDays }).toString(),
    })
    .execute();
  await enqueue(transaction, { kind: 'confirm', subscriber_id: id });
}
