import { dayOf } from '#api/counts/week.ts';
import type { Database } from '#api/storage/database.ts';
import { appendEntry, lockChain } from './audit-log.ts';
import { useInvitation } from './invitations.ts';
import { addPasskey, isRemovable, type NewPasskey } from './passkeys.ts';
import { useConfirmation } from './session-confirmation.ts';
import { endSessionsOf } from './sessions.ts';
import type { StaffMember } from './staff-tokens.ts';

type Enrolment = { member: StaffMember; code: string; passkey: NewPasskey; nowMs: number };

/** What must not stand when the step after it fails. */
class TakenBack extends Error {}

/** Uses the invitation up, keeps the passkey and writes it down: all of it, or nothing. */
export async function enrolInvited(
  { commit, dialect }: Database,
  { member, code, passkey, nowMs }: Enrolment,
): Promise<'enrolled' | 'gone' | 'failed'> {
  const day = dayOf(nowMs);
  const enrolled = commit(async (transaction) => {
    await lockChain(transaction, dialect);
    if (!(await useInvitation(transaction, code, nowMs))) return 'gone';
    // The invitation stays good for another device when this passkey is somebody's already.
    if (!(await addPasskey(transaction, member.tokenId, passkey, day))) throw new TakenBack();
    const { tokenId, name, role } = member;
    await appendEntry(transaction, {
      ...{ day, tokenId, name, role, action: 'enrol-passkey', subject: tokenId, detail: '', shown: 0 },
    });
    return 'enrolled';
  });
  return enrolled.catch((error: unknown) => {
    if (error instanceof TakenBack) return 'failed';
    throw error;
  });
}

type Addition = { memberId: string; session: string; passkey: NewPasskey; nowMs: number };

/** Adds a passkey for who just showed one in this session. The route is in the audit log. */
export async function addConfirmed(
  { commit, dialect }: Database,
  { memberId, session, passkey, nowMs }: Addition,
): Promise<'added' | 'not-confirmed' | 'failed'> {
  const day = dayOf(nowMs);
  return commit(async (transaction) => {
    await lockChain(transaction, dialect);
    if (!(await useConfirmation(transaction, { session, memberId }, nowMs))) return 'not-confirmed';
    return (await addPasskey(transaction, memberId, passkey, day)) ? 'added' : 'failed';
  });
}

type Removal = { memberId: string; id: string; session: string; nowMs: number };

/**
 * Removes one of several, for who just showed one in this session: an open desk on a table takes no key away. Ends the
 * other sessions of its owner, since what is removed may be lost. One at a time.
 */
export function removeOwn(
  { commit, dialect }: Database,
  { memberId, id, session, nowMs }: Removal,
): Promise<'removed' | 'last' | 'unknown' | 'not-confirmed'> {
  return commit(async (transaction) => {
    await lockChain(transaction, dialect);
    const removable = await isRemovable(transaction, memberId, id);
    if (removable !== 'removable') return removable;
    if (!(await useConfirmation(transaction, { session, memberId }, nowMs))) return 'not-confirmed';
    await transaction.deleteFrom('staff_passkeys').where('id', '=', id).execute();
    await endSessionsOf(transaction, memberId, session);
    return 'removed';
  });
}
