import { randomBytes } from 'node:crypto';
import type { Store, StoreTransaction } from '#api/storage/database.ts';
import type { SessionStart } from './sign-in-tables.ts';
import { type StaffMember, tokenHash } from './staff-tokens.ts';

export type Session = StaffMember & { csrf: string };

const idleMs = 15 * 60_000;
const longestMs = 8 * 3_600_000;

/** A session on the server; the cookie holds a random id and nothing else. */
export async function startSession(
  store: Store,
  tokenId: string,
  nowMs: number,
  beganWith: SessionStart = 'token',
): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  const csrf = randomBytes(24).toString('base64url');
  await store
    .deleteFrom('staff_sessions')
    .where('seen_at', '<', nowMs - idleMs)
    .execute();
  await store
    .insertInto('staff_sessions')
    .values({
      ...{ id_hash: tokenHash(id), token_id: tokenId, csrf, started_at: nowMs, seen_at: nowMs },
      began_with: beganWith,
    })
    .execute();
  return id;
}

/** The session of a cookie, or null when it is unknown, idle for 15 minutes, older than 8 hours, or revoked. */
export async function readSession(store: Store, id: string, nowMs: number): Promise<Session | null> {
  const row = await store
    .selectFrom('staff_sessions')
    .innerJoin('staff_tokens', 'staff_tokens.id', 'staff_sessions.token_id')
    .select(['token_id', 'csrf', 'role', 'name', 'region', 'seen_at'])
    .where('id_hash', '=', tokenHash(id))
    .where('revoked', '=', 0)
    .where('seen_at', '>=', nowMs - idleMs)
    .where('started_at', '>=', nowMs - longestMs)
    .executeTakeFirst();
  if (row === undefined) return null;
  // Once a minute is enough for the idle limit, and keeps reading pages from writing on every click.
  if (nowMs - row.seen_at > 60_000) {
    await store
      .updateTable('staff_sessions')
      .set({ seen_at: nowMs })
      .where('id_hash', '=', tokenHash(id))
      .execute();
  }
  return { tokenId: row.token_id, role: row.role, name: row.name, region: row.region, csrf: row.csrf };
}

/** Answers what it began with, or null when there was none. */
export async function endSession(store: Store, id: string): Promise<SessionStart | null> {
  const ended = await store
    .deleteFrom('staff_sessions')
    .where('id_hash', '=', tokenHash(id))
    .returning('began_with')
    .executeTakeFirst();
  return ended?.began_with ?? null;
}

/** All sessions of a person, but for the one in which they ask for it. */
export async function endSessionsOf(
  transaction: StoreTransaction,
  tokenId: string,
  except = '',
): Promise<void> {
  await transaction
    .deleteFrom('staff_sessions')
    .where('token_id', '=', tokenId)
    .where('id_hash', '<>', tokenHash(except))
    .execute();
}
