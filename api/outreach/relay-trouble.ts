import type { OutreachDatabase } from './outreach-tables.ts';

const setting = 'relay-trouble';

/** Remembers what the relay says of itself, for staff to see; empty: it does its work. Written when it changes. */
export async function noteRelay(database: OutreachDatabase, code: string): Promise<void> {
  if ((await relayTrouble(database)) === code) return;
  await database.store
    .insertInto('settings')
    .values({ name: setting, value: code })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: code }))
    .execute();
}

export async function relayTrouble({ store }: Pick<OutreachDatabase, 'store'>): Promise<string> {
  const row = await store
    .selectFrom('settings')
    .select('value')
    .where('name', '=', setting)
    .executeTakeFirst();
  return row?.value ?? '';
}
