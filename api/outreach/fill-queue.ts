import { setImmediate as oneTurn } from 'node:timers/promises';
import type { Bytes } from '#api/storage/database.ts';
import { outgoingRow } from './outgoing.ts';
import type { NewslettersTable, OutreachDatabase } from './outreach-tables.ts';

const atOnce = 200;

/** Newsletters whose moment has come begin; of two processes one begins each. */
export async function startDue({ store }: OutreachDatabase, nowMs: number): Promise<void> {
  await store
    .updateTable('newsletters')
    .set({ state: 'sending' })
    .where('state', '=', 'scheduled')
    .where('send_at', '<=', nowMs)
    .execute();
}

/**
 * Gives each reader of a newsletter that goes out a place in the queue, some at a time. Doing it again after a crash adds
 * only who is missing: a reader has one place per newsletter.
 */
export async function fillQueue(database: OutreachDatabase): Promise<void> {
  const begun = await database.store
    .selectFrom('newsletters')
    .select(['id', 'list', 'language'])
    .where('state', '=', 'sending')
    .where('filled', '=', 0)
    .execute();
  for (const newsletter of begun) await fillOne(database, newsletter);
}

type Begun = Pick<NewslettersTable, 'id' | 'list' | 'language'>;

async function fillOne(database: OutreachDatabase, newsletter: Begun): Promise<void> {
  let after: Bytes | null = new Uint8Array();
  while (after !== null) {
    after = await fillSome(database, newsletter, after);
    await oneTurn();
  }
  await database.store
    .updateTable('newsletters')
    .set({ filled: 1 })
    .where('id', '=', newsletter.id)
    .execute();
}

/** The last reader of this portion, or null when there are no more. */
function fillSome(
  database: OutreachDatabase,
  { id, list, language }: Begun,
  after: Bytes,
): Promise<Bytes | null> {
  return database.commit(async (transaction) => {
    const readers = await transaction
      .selectFrom('subscribers')
      .select('id')
      .where('list', '=', list)
      .where('language', '=', language)
      .where('state', '=', 'confirmed')
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      // Who leaves at this very moment waits until the place is given, and takes it along.
      .$if(database.dialect === 'postgres', (query) => query.forShare())
      .execute();
    const last = readers.at(-1);
    if (last === undefined) return null;
    const place = { kind: 'newsletter', newsletter_id: id } as const;
    await transaction
      .insertInto('outgoing')
      .values(readers.map((reader) => outgoingRow({ ...place, subscriber_id: reader.id })))
      .onConflict((conflict) => conflict.columns(['newsletter_id', 'subscriber_id']).doNothing())
      .execute();
    return last.id;
  });
}
