import type { Database, StoreTransaction } from '#api/storage/database.ts';
import { appendEntry, lockChain } from './audit-log.ts';
import { makeInvitation } from './invitations.ts';
import { linkSubject, memberOfSubject, type Subject, unlinkSubject } from './linked-subjects.ts';
import { byCommand } from './recorded-tokens.ts';
import { endSessionsOf } from './sessions.ts';
import { spelledBefore } from './spelled-before.ts';
import { issueToken, memberOfToken, type StaffMember } from './staff-tokens.ts';

export type Wanted = Omit<StaffMember, 'tokenId'>;
/** `other-region`: this person has this role already, elsewhere. */
export type Invited = { kind: 'invited'; code: string; removed: number } | { kind: 'other-region' };

/**
 * Invites a person, and writes it down. Whoever had passkeys or sessions loses them: an operator invites again only when
 * somebody lost all of theirs, and what was lost may be in other hands.
 */
export function invitePerson(
  { commit, dialect }: Database,
  asked: Wanted,
  nowMs = Date.now(),
): Promise<Invited> {
  return commit(async (transaction): Promise<Invited> => {
    await lockChain(transaction, dialect);
    const wanted = await spelled(transaction, asked);
    const memberId = await personFor(transaction, wanted);
    if (memberId === null) return { kind: 'other-region' };
    await endSessionsOf(transaction, memberId);
    const { numDeletedRows } = await transaction
      .deleteFrom('staff_passkeys')
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    const code = await makeInvitation(transaction, memberId, nowMs);
    await appendEntry(transaction, {
      ...byCommand(wanted.name, nowMs),
      ...{ action: 'invite-person', subject: memberId, detail: wanted.role },
    });
    return { kind: 'invited', code, removed: Number(numDeletedRows) };
  });
}

export type Linked = 'linked' | 'other-region' | 'taken';

/** Says who a subject of the identity provider is, and writes it down; the subject itself stays out of the log. */
export function linkPerson(
  { commit, dialect }: Database,
  asked: Wanted,
  subject: Subject,
  nowMs = Date.now(),
): Promise<Linked> {
  return commit(async (transaction): Promise<Linked> => {
    await lockChain(transaction, dialect);
    const wanted = await spelled(transaction, asked);
    // Looked at first, so that no row is made for a person who is not linked after all.
    if ((await memberOfSubject(transaction, subject)) !== null) return 'taken';
    const memberId = await personFor(transaction, wanted);
    if (memberId === null) return 'other-region';
    await unlinkSubject(transaction, subject);
    await linkSubject(transaction, memberId, subject);
    await appendEntry(transaction, {
      ...byCommand(wanted.name, nowMs),
      ...{ action: 'link-person', subject: memberId, detail: wanted.role },
    });
    return 'linked';
  });
}

/** Ends a link and the sessions of its person; answers who it was. */
export function unlinkPerson(
  { commit, dialect }: Database,
  subject: Subject,
  nowMs = Date.now(),
): Promise<StaffMember | null> {
  return commit(async (transaction) => {
    await lockChain(transaction, dialect);
    const member = await memberOfSubject(transaction, subject);
    await unlinkSubject(transaction, subject);
    if (member === null) return null;
    await endSessionsOf(transaction, member.tokenId);
    await appendEntry(transaction, {
      ...byCommand(member.name, nowMs),
      ...{ action: 'unlink-person', subject: member.tokenId, detail: member.role },
    });
    return member;
  });
}

const spelled = async (transaction: StoreTransaction, wanted: Wanted): Promise<Wanted> => ({
  ...wanted,
  name: await spelledBefore(transaction, wanted.name),
});

/**
 * One person in one role is one row, as with tokens. Who is new gets a row whose token nobody has seen, and so nobody can
 * use. Null: the same person in the same role, in another region.
 */
async function personFor(transaction: StoreTransaction, wanted: Wanted): Promise<string | null> {
  const rows = await transaction
    .selectFrom('staff_tokens')
    .select(['id', 'region'])
    .where('name', '=', wanted.name)
    .where('role', '=', wanted.role)
    .where('revoked', '=', 0)
    .orderBy('id')
    .execute();
  const same = rows.find(({ region }) => region === wanted.region);
  if (same !== undefined) return same.id;
  if (rows.length > 0) return null;
  const member = await memberOfToken(transaction, await issueToken(transaction, wanted));
  return member?.tokenId ?? null;
}
