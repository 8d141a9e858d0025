import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Throttle } from '#api/guard/throttle.ts';
import type { Desk, DeskSignInPage } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import type { Store } from '#api/storage/database.ts';
import { sessionCookieName } from './require-role.ts';
import { endSession, startSession } from './sessions.ts';
import type { SignInLinks } from './sign-in-link.ts';
import { memberOfToken, memberOfTokenId } from './staff-tokens.ts';

export type SignInParts = {
  store: Store;
  throttle: Throttle;
  renderPage: RenderPage;
  now: () => number;
  https: boolean;
  links: SignInLinks;
  desk: (request: FastifyRequest) => Desk;
};

const everyone = { roles: 'everyone', query: 'any' } as const;

/** The desk's door: a token is entered once and becomes a session. */
export async function signInRoutes(app: FastifyInstance, parts: SignInParts): Promise<void> {
  app.get('/', { config: everyone }, async (_request, reply) => reply.redirect('/dichtheid', 303));

  app.get<{ Querystring: { next?: string } }>('/aanmelden', { config: everyone }, (request, reply) =>
    showSignIn(request, reply, parts, ownPath(request.query.next)),
  );

  app.post<{ Body: { token?: string; next?: string } }>(
    '/aanmelden',
    { config: everyone },
    async (request, reply) => {
      const next = ownPath(request.body?.next);
      const typed: unknown = request.body?.token;
      const member = await memberOfToken(parts.store, typeof typed === 'string' ? typed.trim() : '');
      // Only failures count: nobody may lock out a colleague behind the same address.
      if (member === null && !(await parts.throttle.mayTry(request))) {
        return showSignIn(request, reply.code(429), parts, next, 'slow-down');
      }
      if (member === null) return showSignIn(request, reply.code(401), parts, next, 'unknown-token');
      // The claim desk has one page, and no other lets it in.
      request.member = { ...member, csrf: null };
      const start = member.role === 'claims' ? '/beloningen' : next;
      return enter(reply, parts, member.tokenId, start);
    },
  );

  app.get<{ Params: { code: string } }>(
    '/aanmelden/:code',
    { config: everyone, exposeHeadRoute: false },
    async (request, reply) => {
      const tokenId = parts.links.use(request.params.code);
      if (tokenId === null) return showSignIn(request, reply.code(401), parts, '/dichtheid', 'expired');
      const member = await memberOfTokenId(parts.store, tokenId);
      request.member = member && { ...member, csrf: null };
      return enter(reply, parts, tokenId, '/dichtheid');
    },
  );

  app.post(
    '/afmelden',
    { config: { roles: ['communication', 'analyst', 'lead', 'claims', 'admin', 'hub'] } },
    async (request, reply) => {
      const name = sessionCookieName(parts.https);
      const session = request.cookies[name];
      if (session !== undefined) await endSession(parts.store, session);
      reply.clearCookie(name, { path: '/', secure: parts.https, httpOnly: true, sameSite: 'strict' });
      return reply.header('clear-site-data', '"cache", "storage"').redirect('/aanmelden', 303);
    },
  );
}

async function enter(reply: FastifyReply, { store, now, https }: SignInParts, tokenId: string, next: string) {
  const session = await startSession(store, tokenId, now());
  reply.setCookie(sessionCookieName(https), session, {
    path: '/',
    secure: https,
    httpOnly: true,
    sameSite: 'strict',
  });
  return reply.redirect(next, 303);
}

/** Only a path of the desk itself: a sign-in page must not send people elsewhere. */
function ownPath(next: unknown): string {
  return typeof next === 'string' && /^\/[a-z][\w/?=&.-]*$/i.test(next) ? next : '/dichtheid';
}

async function showSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { renderPage, desk }: SignInParts,
  next: string,
  problem?: DeskSignInPage['problem'],
) {
  const html = await renderPage({ kind: 'desk-sign-in', ...desk(request), next, problem });
  return reply.type('text/html; charset=utf-8').send(html);
}
