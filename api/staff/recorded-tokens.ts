import { dayOf } from '#api/counts/week.ts';
import type { Database } from '#api/storage/database.ts';
import { type AuditEntry, appendEntry, lockChain } from './audit-log.ts';
import { spelledBefore } from './spelled-before.ts';
import { issueToken, memberOfToken, revokeTokens, type StaffMember } from './staff-tokens.ts';

/** A token and the entry about it in the audit log: both, or neither. Answers the token. */
export function makeToken(
  { commit, dialect }: Database,
  wanted: Omit<StaffMember, 'tokenId'>,
  nowMs = Date.now(),
): Promise<string> {
  return commit(async (transaction) => {
    await lockChain(transaction, dialect);
    const member = { ...wanted, name: await spelledBefore(transaction, wanted.name) };
    const token = await issueToken(transaction, member);
    const made = await memberOfToken(transaction, token);
    const subject = made?.tokenId ?? '';
    await appendEntry(transaction, {
      ...byCommand(member.name, nowMs),
      action: 'make-token',
      subject,
      detail: member.role,
    });
    return token;
  });
}

/** Revokes every token of that name, however it is written, with an entry for it; answers how many. */
export function endTokens({ commit, dialect }: Database, name: string, nowMs = Date.now()): Promise<number> {
  return commit(async (transaction) => {
    await lockChain(transaction, dialect);
    const revoked = await revokeTokens(transaction, name);
    if (revoked > 0) await appendEntry(transaction, { ...byCommand(name, nowMs), action: 'revoke-tokens' });
    return revoked;
  });
}

/** Whose tokens they are; who gave the command on the server is not known. */
export const byCommand = (name: string, nowMs: number) =>
  ({
    ...{ day: dayOf(nowMs), tokenId: '', name, role: 'command' },
    ...{ subject: '', detail: '', shown: 0 },
  }) as const satisfies Partial<AuditEntry>;
