import type { Bytes } from '#api/storage/database.ts';
import type { OutgoingTable, OutreachDatabase, OutreachTransaction } from './outreach-tables.ts';

export type ClaimedMail = Pick<
  OutgoingTable,
  'id' | 'kind' | 'newsletter_id' | 'subscriber_id' | 'sealed' | 'attempts'
>;
export type Claim = {
  nowMs: number;
  holder: string;
  leaseMs: number;
  perMinute: number;
  deadHolders: string[];
};
export type Claimed = { kind: 'mail'; mail: ClaimedMail } | { kind: 'wait'; ms: number } | { kind: 'none' };

const paceSetting = 'next-mail-at';

/**
 * Takes one mail under a lease, and the next place in the row of the minute: all processes together keep the pace. A mail is
 * claimed only when the one before it was settled, so that a crash leaves one in doubt and no more.
 */
export async function claimMail(database: OutreachDatabase, claim: Claim): Promise<Claimed> {
  if ((await firstDue(database.store as OutreachTransaction, claim)) === null) return { kind: 'none' };
  return database.commit(async (transaction) => {
    const nextAt = await readPace(transaction, database.dialect);
    // A clock that was set back must not stop everything.
    const ms = Math.min(nextAt - claim.nowMs, 60_000);
    if (ms > 0) return { kind: 'wait', ms };
    const mail = await firstDue(transaction, claim);
    if (mail === null) return { kind: 'none' };
    await transaction
      .updateTable('outgoing')
      .set({ holder: claim.holder, lease_until: claim.nowMs + claim.leaseMs })
      .where('id', '=', mail.id)
      .execute();
    const value = String(claim.nowMs + Math.ceil(60_000 / claim.perMinute));
    await transaction.updateTable('settings').set({ value }).where('name', '=', paceSetting).execute();
    return { kind: 'mail', mail };
  });
}

/** Locked until the claim is made: two processes must not take the same place. SQLite lets one write at a time anyway. */
async function readPace(transaction: OutreachTransaction, dialect: 'sqlite' | 'postgres'): Promise<number> {
  await transaction
    .insertInto('settings')
    .values({ name: paceSetting, value: '0' })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await transaction
    .selectFrom('settings')
    .select('value')
    .where('name', '=', paceSetting)
    .$if(dialect === 'postgres', (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
  return Number(row.value);
}

/** Mails that somebody waits for at a screen go before newsletters. */
async function firstDue(store: OutreachTransaction, claim: Claim): Promise<ClaimedMail | null> {
  const prompt = await due(store, claim).where('kind', 'in', ['confirm', 'known', 'test']).executeTakeFirst();
  if (prompt !== undefined) return prompt;
  const sending = await store.selectFrom('newsletters').select('id').where('state', '=', 'sending').execute();
  for (const { id } of sending) {
    const mail = await due(store, claim)
      .where('newsletter_id', '=', id)
      .where('kind', '=', 'newsletter')
      .executeTakeFirst();
    if (mail !== undefined) return mail;
  }
  return null;
}

function due(store: OutreachTransaction, { nowMs, deadHolders }: Claim) {
  return store
    .selectFrom('outgoing')
    .select(['id', 'kind', 'newsletter_id', 'subscriber_id', 'sealed', 'attempts'])
    .where('state', '=', 'waiting')
    .where('next_at', '<=', nowMs)
    .where((row) =>
      row.or([
        row('lease_until', '<=', nowMs),
        ...(deadHolders.length > 0 ? [row('holder', 'in', deadHolders)] : []),
      ]),
    )
    .orderBy('next_at')
    .orderBy('id')
    .limit(1);
}

/** Who holds a lease now, to find those that are gone. */
export async function mailHolders({ store }: OutreachDatabase): Promise<string[]> {
  const rows = await store
    .selectFrom('outgoing')
    .select('holder')
    .where('holder', '>', '')
    .distinct()
    .execute();
  return rows.map(({ holder }) => holder);
}

/** Whether the lease is still ours, with time enough to send: a process that slept must not send what another took over. */
export async function stillHeld(
  { store }: OutreachDatabase,
  id: Bytes,
  { holder, untilMs }: { holder: string; untilMs: number },
): Promise<boolean> {
  const row = await store
    .selectFrom('outgoing')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('holder', '=', holder)
    .where('lease_until', '>', untilMs)
    .executeTakeFirst();
  return row !== undefined;
}
