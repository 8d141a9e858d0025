import type { FastifyInstance } from 'fastify';
import { readRequest } from '#api/intake/read-request.ts';
import { Problem } from '#api/problems.ts';
import { setChallengeCookie } from './challenge-cookie.ts';
import { challengeLifeMs, crowdedLifeMs, openChallenge } from './challenges.ts';
import { invitedMember } from './invitations.ts';
import { askForPasskey, askToEnrol } from './passkey-questions.ts';
import { openQuestion, ownQuestion } from './passkey-request.schema.ts';
import { passkeysOf } from './passkeys.ts';
import { type SignedIn, sessionCookieName } from './require-role.ts';
import { people } from './roles.ts';
import { isConfirmed } from './session-confirmation.ts';
import type { SignInParts } from './show-sign-in.ts';

/** What the script of our own pages asks before it turns to the device. Each question can be answered once. */
export async function passkeyQuestionRoutes(app: FastifyInstance, parts: SignInParts): Promise<void> {
  const { store, now, https, own, throttle } = parts;
  const ourselves = () => own() ?? raise('not-found');

  app.post('/api/v1/passkeys/questions', { config: { roles: 'everyone' } }, async (request, reply) => {
    const asked = readRequest(openQuestion, request.body);
    const invited =
      asked.for === 'enrolment' ? await invitedMember(store, asked.invitation, now()) : undefined;
    if (invited === null) {
      await throttle.slowGuessing(request);
      throw new Problem('not-found');
    }
    const options = invited
      ? await askToEnrol(ourselves(), invited, await passkeysOf(store, invited.tokenId))
      : await askForPasskey(ourselves());
    const content = { challenge: options.challenge, memberId: invited?.tokenId };
    const lifeMs = (await throttle.slowAsking(request)) ? crowdedLifeMs : challengeLifeMs;
    const cookie = await openChallenge(store, asked.for, content, now(), lifeMs);
    setChallengeCookie(reply, 'passkey', cookie, https);
    return reply.send(options);
  });

  app.post('/api/v1/passkeys/own-questions', { config: { roles: people } }, async (request, reply) => {
    const asked = readRequest(ownQuestion, request.body);
    const member = request.member as SignedIn;
    const passkeys = await passkeysOf(store, member.tokenId);
    const session = request.cookies[sessionCookieName(https)] ?? '';
    // Who never had a passkey gets the first by an invitation: a session alone makes none.
    if (passkeys.length === 0) throw new Problem('forbidden');
    if (asked.for === 'addition' && !(await isConfirmed(store, { session, memberId: member.tokenId }, now())))
      throw new Problem('forbidden');
    const options =
      asked.for === 'addition'
        ? await askToEnrol(ourselves(), member, passkeys)
        : await askForPasskey(ourselves(), passkeys);
    const content = { challenge: options.challenge, memberId: member.tokenId };
    const cookie = await openChallenge(store, asked.for, content, now());
    setChallengeCookie(reply, 'passkey', cookie, https);
    return reply.send(options);
  });
}

function raise(code: 'not-found'): never {
  throw new Problem(code);
}
