import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '#api/storage/database.ts';
import { sessionCookieName } from './require-role.ts';
import { startSession } from './sessions.ts';
import type { SessionStart } from './sign-in-tables.ts';
import type { StaffMember } from './staff-tokens.ts';

type Doors = { store: Store; now: () => number; https: boolean };

/** Starts a session for who proved to be this member of staff; answers where they go. The route is in the audit log. */
export async function enterDesk(
  request: FastifyRequest,
  reply: FastifyReply,
  { store, now, https }: Doors,
  { member, beganWith, next }: { member: StaffMember; beganWith: SessionStart; next: string },
): Promise<string> {
  request.member = { ...member, csrf: null };
  const session = await startSession(store, member.tokenId, now(), beganWith);
  reply.setCookie(sessionCookieName(https), session, {
    ...{ path: '/', secure: https, httpOnly: true, sameSite: 'strict' },
  });
  // The claim desk has one page besides that of its passkeys, and no other lets it in.
  return member.role === 'claims' && !next.startsWith('/sleutels') ? '/beloningen' : next;
}
