import type { Store, StoreTransaction } from '#api/storage/database.ts';
import { tokenHash } from './staff-tokens.ts';

/** Long enough to fetch the second key from the drawer. */
const confirmedMs = 5 * 60_000;

/** A session and who is at it. Whoever holds the token of a colleague beside a session of their own is not. */
export type OwnSession = { session: string; memberId: string };

/** Notes that the owner of this session just showed a passkey of theirs. */
export async function confirmSession(
  store: Store,
  { session, memberId }: OwnSession,
  nowMs: number,
): Promise<void> {
  await store
    .updateTable('staff_sessions')
    .set({ confirmed_at: nowMs })
    .where('id_hash', '=', tokenHash(session))
    .where('token_id', '=', memberId)
    .execute();
}

export async function isConfirmed(
  store: Store,
  { session, memberId }: OwnSession,
  nowMs: number,
): Promise<boolean> {
  const row = await store
    .selectFrom('staff_sessions')
    .select('id_hash')
    .where('id_hash', '=', tokenHash(session))
    .where('token_id', '=', memberId)
    .where('confirmed_at', '>=', nowMs - confirmedMs)
    .executeTakeFirst();
  return row !== undefined;
}

/** One passkey shown is one passkey added or removed; false when it was not shown, or too long ago, or served already. */
export async function useConfirmation(
  transaction: StoreTransaction,
  { session, memberId }: OwnSession,
  nowMs: number,
): Promise<boolean> {
  const used = await transaction
    .updateTable('staff_sessions')
    .set({ confirmed_at: 0 })
    .where('id_hash', '=', tokenHash(session))
    .where('token_id', '=', memberId)
    .where('confirmed_at', '>=', nowMs - confirmedMs)
    .returning('id_hash')
    .executeTakeFirst();
  return used !== undefined;
}
