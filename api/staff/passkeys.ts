import { randomUUID } from 'node:crypto';
import type { Store, StoreTransaction } from '#api/storage/database.ts';
import type { StaffPasskeysTable } from './sign-in-tables.ts';
import type { StaffMember } from './staff-tokens.ts';

/** What a browser made: the half of a passkey that may be known. */
export type NewPasskey = Pick<
  StaffPasskeysTable,
  'credential_id' | 'public_key' | 'counter' | 'transports' | 'label' | 'synced'
>;
export type KnownPasskey = StaffPasskeysTable & { member: StaffMember };

/** More than anybody carries; a list stays short enough to know every line of it. */
export const mostPasskeys = 10;

export function passkeysOf(store: Store | StoreTransaction, memberId: string): Promise<StaffPasskeysTable[]> {
  return store
    .selectFrom('staff_passkeys')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('added_on')
    .orderBy('id')
    .execute();
}

/** The passkey with this id and whose it is, or null when nobody has it or their access was revoked. */
export async function findPasskey(store: Store, credentialId: Uint8Array): Promise<KnownPasskey | null> {
  const row = await store
    .selectFrom('staff_passkeys')
    .innerJoin('staff_tokens', 'staff_tokens.id', 'staff_passkeys.member_id')
    .selectAll('staff_passkeys')
    .select(['role', 'name', 'region'])
    .where('credential_id', '=', credentialId)
    .where('revoked', '=', 0)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { role, name, region, ...passkey } = row;
  return { ...passkey, member: { tokenId: row.member_id, role, name, region } };
}

/** False when somebody has this passkey already, or this person has as many as fit. */
export async function addPasskey(
  transaction: StoreTransaction,
  memberId: string,
  passkey: NewPasskey,
  day: string,
): Promise<boolean> {
  if ((await passkeysOf(transaction, memberId)).length >= mostPasskeys) return false;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('staff_passkeys')
    .values({ id: randomUUID(), member_id: memberId, ...passkey, added_on: day, used_on: '' })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * Writes down a use. False when the device counts and this count was seen: two devices then hold the same key.
 */
export async function noteUse(
  store: Store,
  passkey: StaffPasskeysTable,
  counter: number,
  day: string,
): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('staff_passkeys')
    .set({ counter, used_on: day })
    .where('id', '=', passkey.id)
    .where('counter', '=', passkey.counter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type Removable = 'removable' | 'last' | 'unknown';

/** Never the last: that would lock its owner out. The caller lets one removal happen at a time. */
export async function isRemovable(
  transaction: StoreTransaction,
  memberId: string,
  id: string,
): Promise<Removable> {
  const own = await passkeysOf(transaction, memberId);
  if (!own.some((passkey) => passkey.id === id)) return 'unknown';
  return own.length === 1 ? 'last' : 'removable';
}
