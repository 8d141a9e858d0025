import { randomBytes } from 'node:crypto';
import type { Store, StoreTransaction } from '#api/storage/database.ts';
import { type StaffMember, tokenHash } from './staff-tokens.ts';

/** A day: the operator hands it over in person or by telephone, and it is used at the first quiet moment. */
export const invitationLifeMs = 24 * 3_600_000;

/** A code that lets this person make one passkey. Codes of before are void: only the last link counts. */
export async function makeInvitation(
  transaction: StoreTransaction,
  memberId: string,
  nowMs: number,
): Promise<string> {
  const code = randomBytes(32).toString('base64url');
  await transaction
    .deleteFrom('staff_invitations')
    .where(({ eb, or }) => or([eb('member_id', '=', memberId), eb('good_until', '<', nowMs)]))
    .execute();
  await transaction
    .insertInto('staff_invitations')
    .values({ code_hash: tokenHash(code), member_id: memberId, good_until: nowMs + invitationLifeMs })
    .execute();
  return code;
}

/** Who was invited with this code, or null when it is unknown, used, a day old, or its person was revoked. */
export async function invitedMember(store: Store, code: string, nowMs: number): Promise<StaffMember | null> {
  const row = await store
    .selectFrom('staff_invitations')
    .innerJoin('staff_tokens', 'staff_tokens.id', 'staff_invitations.member_id')
    .select(['member_id', 'role', 'name', 'region'])
    .where('code_hash', '=', tokenHash(code))
    .where('good_until', '>=', nowMs)
    .where('revoked', '=', 0)
    .executeTakeFirst();
  return row ? { tokenId: row.member_id, role: row.role, name: row.name, region: row.region } : null;
}

/** Uses it up; false when somebody was first. */
export async function useInvitation(
  transaction: StoreTransaction,
  code: string,
  nowMs: number,
): Promise<boolean> {
  const used = await transaction
    .deleteFrom('staff_invitations')
    .where('code_hash', '=', tokenHash(code))
    .where('good_until', '>=', nowMs)
    .returning('member_id')
    .executeTakeFirst();
  return used !== undefined;
}
