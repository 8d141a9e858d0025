import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Store, StoreTransaction } from '#api/storage/database.ts';
import type { StaffRole } from './roles.ts';
import { sameName } from './same-person.ts';

export type StaffMember = { tokenId: string; role: StaffRole; name: string; region: string | null };

const prefix = 'nhda_';

/** Only the hash is stored: 256 random bits need no slow hash. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Makes a token that works at once, and shows it this one time. */
export async function issueToken(
  store: Store | StoreTransaction,
  member: Omit<StaffMember, 'tokenId'>,
): Promise<string> {
  const token = prefix + randomBytes(32).toString('base64url');
  await store
    .insertInto('staff_tokens')
    .values({ id: randomUUID(), ...member, token_hash: tokenHash(token), revoked: 0 })
    .execute();
  return token;
}

/** Who holds this token, or null when it is unknown or revoked. */
export async function memberOfToken(
  store: Store | StoreTransaction,
  token: string,
): Promise<StaffMember | null> {
  const row = await store
    .selectFrom('staff_tokens')
    .select(['id', 'role', 'name', 'region'])
    .where('token_hash', '=', tokenHash(token))
    .where('revoked', '=', 0)
    .executeTakeFirst();
  return row ? { tokenId: row.id, role: row.role, name: row.name, region: row.region } : null;
}

export async function memberOfTokenId(store: Store, id: string): Promise<StaffMember | null> {
  const row = await store
    .selectFrom('staff_tokens')
    .select(['role', 'name', 'region'])
    .where('id', '=', id)
    .where('revoked', '=', 0)
    .executeTakeFirst();
  return row ? { tokenId: id, ...row } : null;
}

/** Revokes every token of that name, however it is written, and ends its sessions; answers how many. */
export async function revokeTokens(store: Store, name: string): Promise<number> {
  const inForce = await store
    .selectFrom('staff_tokens')
    .select(['id', 'name'])
    .where('revoked', '=', 0)
    .execute();
  const ids = inForce.filter((row) => sameName(row.name, name)).map(({ id }) => id);
  if (ids.length === 0) return 0;
  await store.updateTable('staff_tokens').set({ revoked: 1 }).where('id', 'in', ids).execute();
  await store.deleteFrom('staff_sessions').where('token_id', 'in', ids).execute();
  return ids.length;
}
