import type { Outreach } from './outreach.ts';
import { askedFor, everyList, removeReader } from './subscriber.ts';

/** How long a mail that went can come back; after that nobody asks for it any more. */
const returnDays = 30;

export type ForgottenOutreach = { readers: number; blocked: number; mails: number; scrubbed: boolean };

/**
 * Deletes what is past its term: addresses that were not confirmed, those of a meeting that is over, marks of blocked
 * addresses and of those that somebody typed on a day before, and which mail went to whom. Sent newsletters keep their sums. May be done twice.
 */
export async function forgetOutreach({ database }: Outreach, today: string): Promise<ForgottenOutreach> {
  const due = await database.store
    .selectFrom('subscribers')
    .select('id')
    .where('expires_on', '<>', '')
    .where('expires_on', '<=', today)
    .execute();
  for (const { id } of due) await database.commit((transaction) => removeReader(transaction, id));
  const before = Temporal.PlainDate.from(today).subtract({ days: returnDays }).toString();
  const [blocked, mails] = await database.commit(async (transaction) => [
    await transaction.deleteFrom('blocked').where('until_day', '<=', today).executeTakeFirst(),
    await transaction
      .updateTable('outgoing')
      .set({ subscriber_id: null })
      .where('settled_on', '<>', '')
      .where('settled_on', '<=', before)
      .where('subscriber_id', 'is not', null)
      .executeTakeFirst(),
  ]);
  await database.store.deleteFrom('asked').where('day', '<', today).execute();
  await database.store
    .deleteFrom('outgoing')
    .where('newsletter_id', 'is', null)
    .where('settled_on', '<>', '')
    .where('settled_on', '<=', before)
    .execute();
  const tally = {
    readers: due.length,
    blocked: Number(blocked.numDeletedRows),
    mails: Number(mails.numUpdatedRows),
  };
  // Also for who left today: their bytes may stand in room that the engine has not used again.
  return { ...tally, scrubbed: await database.scrub() };
}

/** By request of a person: the address leaves every list, and the mark that blocks it goes too. Answers from how many lists. */
export async function forgetAddress(
  { database, key }: Outreach,
  address: string,
): Promise<{ lists: number; scrubbed: boolean }> {
  const lists = await database.commit(async (transaction) => {
    const known = await transaction.selectFrom('subscribers').select('list').distinct().execute();
    const marks = [everyList, ...known.map(({ list }) => list)].map((list) => key.markOf(list, address));
    const readers = await transaction
      .selectFrom('subscribers')
      .select('id')
      .where('address_mark', 'in', marks)
      .execute();
    for (const { id } of readers) await removeReader(transaction, id);
    const everywhere = [everyList, ...Object.values(askedFor)].map((list) => key.markOf(list, address));
    for (const table of ['blocked', 'asked'] as const)
      await transaction.deleteFrom(table).where('address_mark', 'in', everywhere).execute();
    return readers.length;
  });
  return { lists, scrubbed: await database.scrub() };
}
