import { randomBytes } from 'node:crypto';
import type { Bytes } from '#api/storage/database.ts';
import type { OutgoingTable, OutreachTransaction } from './outreach-tables.ts';

type Wanted = Pick<OutgoingTable, 'kind'> &
  Partial<Pick<OutgoingTable, 'newsletter_id' | 'subscriber_id' | 'sealed'>>;

const nothing: Bytes = new Uint8Array();

/** A mail that waits to be sent; a row of chance, since the order of rows would tell who came when. */
export const outgoingRow = (wanted: Wanted): OutgoingTable => ({
  ...{ id: randomBytes(16), newsletter_id: null, subscriber_id: null, sealed: nothing },
  ...{ state: 'waiting', attempts: 0, next_at: 0, lease_until: 0, holder: '', settled_on: '' },
  ...wanted,
});

export async function enqueue(transaction: OutreachTransaction, wanted: Wanted): Promise<void> {
  await transaction.insertInto('outgoing').values(outgoingRow(wanted)).execute();
}
