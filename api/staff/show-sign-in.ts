import type { FastifyReply, FastifyRequest } from 'fastify';
import { passkeyPolicy } from '#api/guard/permissions-policy.ts';
import type { Throttle } from '#api/guard/throttle.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import type { Database, Store } from '#api/storage/database.ts';
import type { Organisation } from './organisation.ts';
import type { OwnOrigin } from './own-origin.ts';
import type { SignInProblem, SignInWays } from './sign-in-page.schema.ts';

/** All that the doors of the desk share. */
export type SignInParts = {
  store: Store;
  database: Database;
  throttle: Throttle;
  renderPage: RenderPage;
  now: () => number;
  https: boolean;
  desk: (request: FastifyRequest) => Desk;
  own: () => OwnOrigin | null;
  organisation: Organisation | null;
  /** Whether a person may paste a token. */
  tokenSignIn: boolean;
};

export function waysOf({
  own,
  organisation,
  tokenSignIn,
}: Pick<SignInParts, 'own' | 'organisation' | 'tokenSignIn'>): SignInWays {
  const origin = own()?.origin ?? null;
  // Without an address of our own the provider could not send anybody back.
  return { passkeyAt: origin, organisation: organisation !== null && origin !== null, token: tokenSignIn };
}

export async function showSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Pick<SignInParts, 'renderPage' | 'desk' | 'own' | 'organisation' | 'tokenSignIn'>,
  { next, problem }: { next: string; problem?: SignInProblem },
) {
  const { renderPage, desk } = parts;
  const page = { kind: 'desk-sign-in', ...desk(request), next, problem, ways: waysOf(parts) } as const;
  reply.header('permissions-policy', passkeyPolicy);
  return reply.type('text/html; charset=utf-8').send(await renderPage(page));
}

/** The same page with what went wrong. Only failures count: nobody may lock out a colleague behind the same address. */
export async function refuseSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SignInParts,
  { next, problem, status = 401 }: { next: string; problem: SignInProblem; status?: number },
) {
  if (await parts.throttle.mayTry(request))
    return showSignIn(request, reply.code(status), parts, { next, problem });
  return showSignIn(request, reply.code(429), parts, { next, problem: 'slow-down' });
}
