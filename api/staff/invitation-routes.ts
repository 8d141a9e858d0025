import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { passkeyPolicy } from '#api/guard/permissions-policy.ts';
import { enterDesk } from './enter-desk.ts';
import { invitedMember } from './invitations.ts';
import { enrolledAnswer, readAnswer } from './passkey-answer.schema.ts';
import { invitationCode, passkeyLabel } from './passkey-request.schema.ts';
import { readQuestion } from './read-question.ts';
import { enrolInvited } from './recorded-passkeys.ts';
import type { SignInParts } from './show-sign-in.ts';
import type { InvitationPage } from './sign-in-page.schema.ts';
import { verifyEnrolment } from './verify-enrolment.ts';

const everyone = { roles: 'everyone' } as const;
type Body = { invitation?: unknown; answer?: unknown; label?: unknown };

/**
 * Where somebody who was invited makes their first passkey, and is in. The code stands behind the `#` of the link: a
 * browser does not send that, so it stands in no log of anybody.
 */
export async function invitationRoutes(app: FastifyInstance, parts: SignInParts): Promise<void> {
  const { store, database, now, throttle } = parts;

  app.get('/uitnodiging', { config: everyone }, (request, reply) =>
    showInvitation(request, reply, parts, { invitation: '' }),
  );

  app.post<{ Body?: Body }>('/uitnodiging', { config: everyone }, async (request, reply) => {
    const code = invitationCode.safeParse(request.body?.invitation).data ?? '';
    const refuse = async (problem: 'gone' | 'failed') =>
      (await throttle.mayTry(request))
        ? showInvitation(request, reply.code(400), parts, { invitation: code, problem })
        : showInvitation(request, reply.code(429), parts, { invitation: code, problem: 'slow-down' });
    const question = await readQuestion(request, reply, parts, 'enrolment');
    const member = await invitedMember(store, code, now());
    if (member === null) return refuse('gone');
    const answer = readAnswer(enrolledAnswer, request.body?.answer);
    // The question was put to whoever held this invitation, and to nobody else.
    if (question === null || answer === null || question.memberId !== member.tokenId) return refuse('failed');
    const label = passkeyLabel.parse(request.body?.label);
    const passkey = await verifyEnrolment(answer, { ...question, label });
    if (passkey === null) return refuse('failed');
    const enrolled = await enrolInvited(database, { member, code, passkey, nowMs: now() });
    if (enrolled !== 'enrolled') return refuse(enrolled);
    const next = '/sleutels?done=enrolled';
    return reply.redirect(
      await enterDesk(request, reply, parts, { member, beganWith: 'passkey', next }),
      303,
    );
  });
}

async function showInvitation(
  request: FastifyRequest,
  reply: FastifyReply,
  { renderPage, desk, own }: SignInParts,
  shown: Pick<InvitationPage, 'invitation' | 'problem'>,
) {
  const page = {
    kind: 'desk-invitation',
    ...desk(request),
    passkeyAt: own()?.origin ?? null,
    ...shown,
  } as const;
  reply.header('permissions-policy', passkeyPolicy);
  return reply.type('text/html; charset=utf-8').send(await renderPage(page));
}
