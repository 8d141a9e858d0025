import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setChallengeCookie, takeChallengeCookie } from './challenge-cookie.ts';
import { challengeLifeMs, crowdedLifeMs, openChallenge, takeChallenge } from './challenges.ts';
import { enterDesk } from './enter-desk.ts';
import { memberOfSubject } from './linked-subjects.ts';
import { type Journey, returnPath } from './organisation.ts';
import { ownPath } from './own-path.ts';
import { refuseSignIn, type SignInParts, showSignIn } from './show-sign-in.ts';

const everyone = { roles: 'everyone', query: 'any' } as const;
const hidden = { config: everyone, exposeHeadRoute: false };

/** Signing in by the identity provider of the organisation. Without script: there and back are links. */
export async function organisationRoutes(app: FastifyInstance, parts: SignInParts): Promise<void> {
  const { store, now, https, organisation, own, throttle } = parts;

  app.get<{ Querystring: { next?: string } }>('/aanmelden/organisatie', hidden, async (request, reply) => {
    const next = ownPath(request.query.next);
    const origin = own()?.origin;
    if (organisation === null || origin === undefined)
      return showSignIn(request, reply.code(404), parts, { next, problem: 'organisation-down' });
    const departure = await organisation.depart(origin, next);
    if (departure === null)
      return showSignIn(request, reply.code(503), parts, { next, problem: 'organisation-down' });
    const lifeMs = (await throttle.slowAsking(request)) ? crowdedLifeMs : challengeLifeMs;
    const cookie = await openChallenge(store, 'organisation', departure.journey, now(), lifeMs);
    setChallengeCookie(reply, 'organisation', cookie, https);
    return reply.redirect(departure.url, 303);
  });

  app.get(returnPath, hidden, async (request, reply) => {
    const cookie = takeChallengeCookie(request, reply, 'organisation', https);
    const journey = (await takeChallenge(store, 'organisation', cookie, now())) as Journey | null;
    const next = journey?.next ?? '/dichtheid';
    const origin = own()?.origin;
    // Nobody of this browser left from here, or came back already.
    if (organisation === null || origin === undefined || journey === null)
      return refuseSignIn(request, reply, parts, { next, problem: 'organisation-refused' });
    const arrival = await organisation.arrive(new URL(request.url, origin), journey);
    if (arrival.kind === 'down')
      return showSignIn(request, reply.code(503), parts, { next, problem: 'organisation-down' });
    if (arrival.kind !== 'known') {
      const problem = `organisation-${arrival.kind}` as const;
      return refuseSignIn(request, reply, parts, { next, problem, status: 403 });
    }
    const { issuer } = organisation;
    const member = await memberOfSubject(store, { issuer, subject: arrival.subject });
    if (member === null)
      return refuseSignIn(request, reply, parts, { next, problem: 'organisation-unknown', status: 403 });
    const start = await enterDesk(request, reply, parts, { member, beganWith: 'organisation', next });
    return goOn(request, reply, parts, start);
  });
}

/**
 * The browser comes from another site, and on a redirect it would still count as coming from there: the strict cookie of
 * the session would stay behind. From a page of our own it goes along.
 */
async function goOn(
  request: FastifyRequest,
  reply: FastifyReply,
  { renderPage, desk }: SignInParts,
  to: string,
) {
  // The session that just began has no page yet with a menu or a button.
  const page = { kind: 'desk-onward', ...desk(request), signedIn: null, to, reason: 'signed-in' } as const;
  reply.header('refresh', `0; url=${to}`);
  return reply.type('text/html; charset=utf-8').send(await renderPage(page));
}
