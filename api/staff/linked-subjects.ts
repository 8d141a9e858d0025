import type { Store, StoreTransaction } from '#api/storage/database.ts';
import type { StaffMember } from './staff-tokens.ts';

/** Who this is at the identity provider: `subject` is the value of the claim that names the person. */
export type Subject = { issuer: string; subject: string };

/** False when that subject is somebody already. */
export async function linkSubject(
  transaction: StoreTransaction,
  memberId: string,
  { issuer, subject }: Subject,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('staff_subjects')
    .values({ issuer, subject, member_id: memberId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Which member of staff that subject is; null for a stranger, and for who was revoked. No account is made here. */
export async function memberOfSubject(
  store: Store | StoreTransaction,
  { issuer, subject }: Subject,
): Promise<StaffMember | null> {
  const row = await store
    .selectFrom('staff_subjects')
    .innerJoin('staff_tokens', 'staff_tokens.id', 'staff_subjects.member_id')
    .select(['member_id', 'role', 'name', 'region'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('revoked', '=', 0)
    .executeTakeFirst();
  return row ? { tokenId: row.member_id, role: row.role, name: row.name, region: row.region } : null;
}

export async function unlinkSubject(
  transaction: StoreTransaction,
  { issuer, subject }: Subject,
): Promise<void> {
  await transaction
    .deleteFrom('staff_subjects')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute();
}
