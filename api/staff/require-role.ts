import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Throttle } from '#api/guard/throttle.ts';
import { Problem } from '#api/problems.ts';
import type { Store } from '#api/storage/database.ts';
import type { StaffRole } from './roles.ts';
import { readSession, type Session } from './sessions.ts';
import { memberOfToken, type StaffMember } from './staff-tokens.ts';

export type SignedIn = StaffMember & { csrf: string | null };

/** `__Host-` needs https; on plain-http loopback the plain name is the only one that a browser keeps. */
export function sessionCookieName(https: boolean): string {
  return https ? '__Host-desk' : 'desk';
}

/**
 * Every desk route says in its config which roles may come in; a route that says nothing lets nobody in.
 * A bearer token is for programs, a session for browsers; a post with a session must carry the session's csrf token.
 */
export function requireRole(
  app: FastifyInstance,
  options: { store: Store; now: () => number; https: boolean; throttle?: Pick<Throttle, 'slowGuessing'> },
): void {
  app.decorateRequest('member', null);
  app.addHook('preValidation', async (request) => {
    const { roles } = request.routeOptions.config;
    if (roles === 'everyone' || request.is404) return;
    const member = await memberOf(request, options);
    if (member === null) {
      // Only wrong tokens wait: a colleague or the hub behind the same address is never held up.
      if (request.headers.authorization !== undefined) await options.throttle?.slowGuessing(request);
      throw new Problem('unauthorised');
    }
    if (!roles?.includes(member.role)) throw new Problem('forbidden');
    if (member.csrf !== null && request.method !== 'GET' && request.method !== 'HEAD')
      checkCsrf(request, member.csrf);
    request.member = member;
  });
}

async function memberOf(
  request: FastifyRequest,
  { store, now, https }: { store: Store; now: () => number; https: boolean },
): Promise<SignedIn | null> {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    const member = await memberOfToken(store, bearer);
    return member && { ...member, csrf: null };
  }
  const session = request.cookies[sessionCookieName(https)];
  return session === undefined ? null : readSession(store, session, now());
}

function checkCsrf(request: FastifyRequest, expected: Session['csrf']): void {
  const sent = (request.body as { csrf?: unknown } | undefined)?.csrf ?? request.headers['x-csrf-token'];
  const bytes = Buffer.from(typeof sent === 'string' ? sent : '');
  const wanted = Buffer.from(expected);
  if (bytes.length !== wanted.length || !timingSafeEqual(bytes, wanted)) throw new Problem('cross-site');
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use this desk route. */
    roles?: readonly StaffRole[] | 'everyone';
  }
  interface FastifyRequest {
    /** Who is signed in, on desk routes that need it. */
    member: SignedIn | null;
  }
}
