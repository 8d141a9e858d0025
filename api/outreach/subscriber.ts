import { z } from 'zod';
import type { Bytes } from '#api/storage/database.ts';
import { freshToken, type OutreachKey } from './outreach-key.ts';
import type { OutreachStore, OutreachTransaction } from './outreach-tables.ts';

const sealedReader = z.strictObject({ address: z.string(), confirm: z.string(), leave: z.string() });

/** What is sealed of a reader: the address, and the tokens that stand in its links. */
export type Reader = z.output<typeof sealedReader>;

export const freshReader = (address: string): Reader => ({
  address,
  confirm: freshToken(),
  leave: freshToken(),
});

export const openReader = (key: OutreachKey, sealed: Bytes): Reader => sealedReader.parse(key.open(sealed));

/** An address on no list in particular: for what holds on all of them. */
export const everyList = '';

/** An address that somebody typed today, by the mail that it got for it. */
export const askedFor = { confirm: 'asked:confirm', known: 'asked:known' } as const;

export async function isBlocked(store: OutreachStore, mark: Bytes, today: string): Promise<boolean> {
  const row = await store
    .selectFrom('blocked')
    .select('reason')
    .where('address_mark', '=', mark)
    .where('until_day', '>', today)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a reader off a list, with the mails that were still to come. Mails that went stay counted, without a reader. */
export async function removeReader(transaction: OutreachTransaction, id: Bytes): Promise<void> {
  await transaction
    .deleteFrom('outgoing')
    .where('subscriber_id', '=', id)
    .where((row) => row.or([row('state', '=', 'waiting'), row('kind', '<>', 'newsletter')]))
    .execute();
  await transaction.deleteFrom('subscribers').where('id', '=', id).execute();
}

export async function block(
  transaction: OutreachTransaction,
  mark: Bytes,
  reason: 'bounce' | 'complaint',
  untilDay: string,
): Promise<void> {
  await transaction
    .insertInto('blocked')
    .values({ address_mark: mark, reason, until_day: untilDay })
    .onConflict((conflict) => conflict.column('address_mark').doUpdateSet({ reason, until_day: untilDay }))
    .execute();
}
