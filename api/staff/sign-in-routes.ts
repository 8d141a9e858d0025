import type { FastifyInstance } from 'fastify';
import { enterDesk } from './enter-desk.ts';
import { ownPath } from './own-path.ts';
import { sessionCookieName } from './require-role.ts';
import { endSession } from './sessions.ts';
import { refuseSignIn, type SignInParts, showSignIn } from './show-sign-in.ts';
import type { SignInLinks } from './sign-in-link.ts';
import { memberOfToken, memberOfTokenId } from './staff-tokens.ts';

const everyone = { roles: 'everyone', query: 'any' } as const;

/** The desk's door: a token is entered once and becomes a session. Other ways in have files of their own. */
export async function signInRoutes(
  app: FastifyInstance,
  parts: SignInParts & { links: SignInLinks },
): Promise<void> {
  app.get('/', { config: everyone }, async (_request, reply) => reply.redirect('/dichtheid', 303));

  app.get<{ Querystring: { next?: string } }>('/aanmelden', { config: everyone }, (request, reply) =>
    showSignIn(request, reply, parts, { next: ownPath(request.query.next) }),
  );

  app.post<{ Body: { token?: string; next?: string } }>(
    '/aanmelden',
    { config: everyone },
    async (request, reply) => {
      const next = ownPath(request.body?.next);
      // Nothing is looked up: known or not, the answer is the same.
      if (!parts.tokenSignIn)
        return refuseSignIn(request, reply, parts, { next, problem: 'token-refused', status: 403 });
      const typed: unknown = request.body?.token;
      const member = await memberOfToken(parts.store, typeof typed === 'string' ? typed.trim() : '');
      if (member === null) return refuseSignIn(request, reply, parts, { next, problem: 'unknown-token' });
      const start = await enterDesk(request, reply, parts, { member, beganWith: 'token', next });
      return reply.redirect(start, 303);
    },
  );

  app.get<{ Params: { code: string } }>(
    '/aanmelden/:code',
    { config: everyone, exposeHeadRoute: false },
    async (request, reply) => {
      const tokenId = parts.links.use(request.params.code);
      const member = tokenId === null ? null : await memberOfTokenId(parts.store, tokenId);
      const next = '/dichtheid';
      if (member === null) return showSignIn(request, reply.code(401), parts, { next, problem: 'expired' });
      const start = await enterDesk(request, reply, parts, { member, beganWith: 'token', next });
      return reply.redirect(start, 303);
    },
  );

  app.post(
    '/afmelden',
    { config: { roles: ['communication', 'analyst', 'lead', 'claims', 'admin', 'hub'] } },
    async (request, reply) => {
      const name = sessionCookieName(parts.https);
      const session = request.cookies[name];
      const beganWith = session === undefined ? null : await endSession(parts.store, session);
      reply.clearCookie(name, { path: '/', secure: parts.https, httpOnly: true, sameSite: 'strict' });
      reply.header('clear-site-data', '"cache", "storage"');
      const origin = parts.own()?.origin;
      const elsewhere =
        beganWith === 'organisation' && origin ? await parts.organisation?.leave(origin) : undefined;
      if (!elsewhere) return reply.redirect('/aanmelden', 303);
      const signedOut = { ...parts.desk(request), signedIn: null };
      const page = { kind: 'desk-onward', ...signedOut, to: elsewhere, reason: 'signed-out' } as const;
      // Not a redirect: the policy of the page with the button lets its form go to us alone.
      reply.header('refresh', `0; url=${elsewhere}`);
      return reply.type('text/html; charset=utf-8').send(await parts.renderPage(page));
    },
  );
}
