import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { passkeyPolicy } from '#api/guard/permissions-policy.ts';
import { Problem } from '#api/problems.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import { enrolledAnswer, readAnswer, signedAnswer } from './passkey-answer.schema.ts';
import { passkeyLabel } from './passkey-request.schema.ts';
import { mostPasskeys, passkeysOf } from './passkeys.ts';
import { readQuestion } from './read-question.ts';
import { addConfirmed, removeOwn } from './recorded-passkeys.ts';
import { type SignedIn, sessionCookieName } from './require-role.ts';
import { people } from './roles.ts';
import { confirmSession, isConfirmed } from './session-confirmation.ts';
import type { SignInParts } from './show-sign-in.ts';
import { type PasskeysPage, passkeySteps } from './sign-in-page.schema.ts';
import { verifyEnrolment } from './verify-enrolment.ts';
import { verifyPasskey } from './verify-passkey.ts';

type Body = { answer?: unknown; label?: unknown };
const mine = (request: FastifyRequest) => (request.member as SignedIn).tokenId;

/** The passkeys of who is signed in: look, show one, add one, take one away. */
export async function passkeyPageRoutes(app: FastifyInstance, parts: SignInParts): Promise<void> {
  const { store, database, now, https } = parts;
  const config = { roles: people };
  const sessionOf = (request: FastifyRequest) => request.cookies[sessionCookieName(https)] ?? '';

  app.get<{ Querystring: { done?: string } }>(
    '/sleutels',
    { config: { roles: people, query: ['done'] } },
    (request, reply) => {
      const done = passkeySteps.find((step) => step === request.query.done);
      return showPasskeys(request, reply, parts, { done });
    },
  );

  app.post<{ Body?: Body }>('/sleutels/bevestigen', { config }, async (request, reply) => {
    const question = await readQuestion(request, reply, parts, 'confirmation');
    const answer = readAnswer(signedAnswer, request.body?.answer);
    const passkey =
      question && answer && (await verifyPasskey(store, answer, { ...question, day: dayOf(now()) }));
    if (!passkey || passkey.member.tokenId !== mine(request))
      return showPasskeys(request, reply.code(400), parts, { problem: 'failed' });
    await confirmSession(store, { session: sessionOf(request), memberId: mine(request) }, now());
    return reply.redirect('/sleutels?done=confirmed', 303);
  });

  app.post<{ Body?: Body }>('/sleutels', { config }, async (request, reply) => {
    const question = await readQuestion(request, reply, parts, 'addition');
    const answer = readAnswer(enrolledAnswer, request.body?.answer);
    const label = passkeyLabel.parse(request.body?.label);
    const passkey =
      question?.memberId === mine(request) && answer
        ? await verifyEnrolment(answer, { ...question, label })
        : null;
    const addition = { memberId: mine(request), session: sessionOf(request), nowMs: now() };
    const added = passkey ? await addConfirmed(database, { ...addition, passkey }) : 'failed';
    if (added !== 'added') return showPasskeys(request, reply.code(400), parts, { problem: added });
    return reply.redirect('/sleutels?done=added', 303);
  });

  app.post<{ Params: { id: string } }>('/sleutels/:id/verwijderen', { config }, async (request, reply) => {
    const { id } = request.params;
    const own = { memberId: mine(request), session: sessionOf(request) };
    const removal = await removeOwn(database, { ...own, id, nowMs: now() });
    if (removal === 'unknown') throw new Problem('not-found');
    if (removal !== 'removed')
      return showPasskeys(request, reply.code(removal === 'last' ? 409 : 400), parts, { problem: removal });
    return reply.redirect('/sleutels?done=removed', 303);
  });
}

async function showPasskeys(
  request: FastifyRequest,
  reply: FastifyReply,
  { store, now, https, own, desk, renderPage }: SignInParts,
  shown: Pick<PasskeysPage, 'done' | 'problem'>,
) {
  const passkeys = (await passkeysOf(store, mine(request))).map(
    ({ id, label, synced, added_on, used_on }) => ({
      ...{ id, label, synced: synced === 1, addedOn: added_on, usedOn: used_on },
    }),
  );
  const session = request.cookies[sessionCookieName(https)] ?? '';
  const confirmed = await isConfirmed(store, { session, memberId: mine(request) }, now());
  const page: Desk & PasskeysPage = {
    ...{ kind: 'desk-passkeys', ...desk(request), passkeyAt: own()?.origin ?? null, passkeys },
    ...{ confirmed, full: passkeys.length >= mostPasskeys },
    ...shown,
  };
  reply.header('permissions-policy', passkeyPolicy);
  return reply.type('text/html; charset=utf-8').send(await renderPage(page));
}
