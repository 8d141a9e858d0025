import type { FastifyReply, FastifyRequest } from 'fastify';
import { challengeLifeMs } from './challenges.ts';

/** `passkey`: asked and answered by our own pages. `organisation`: answered by way of the identity provider. */
export type AskedBy = 'passkey' | 'organisation';

/** `__Host-` needs https, as for the session. */
const nameOf = (by: AskedBy, https: boolean) => `${https ? '__Host-' : ''}desk-${by}`;

/**
 * Ties a challenge to the browser that asked for it. Who comes back from the identity provider comes from another site,
 * and a strict cookie would stay behind: that one is lax. It opens nothing by itself.
 */
export function setChallengeCookie(reply: FastifyReply, by: AskedBy, value: string, https: boolean): void {
  reply.setCookie(nameOf(by, https), value, {
    ...{ path: '/', httpOnly: true, secure: https, maxAge: challengeLifeMs / 1_000 },
    sameSite: by === 'organisation' ? 'lax' : 'strict',
  });
}

/** The value, which the browser is told to forget. */
export function takeChallengeCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  by: AskedBy,
  https: boolean,
): string | undefined {
  const name = nameOf(by, https);
  const value = request.cookies[name];
  if (value !== undefined) reply.clearCookie(name, { path: '/', httpOnly: true, secure: https });
  return value;
}
