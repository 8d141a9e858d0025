import type { FastifyInstance } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { enterDesk } from './enter-desk.ts';
import { ownPath } from './own-path.ts';
import { readAnswer, signedAnswer } from './passkey-answer.schema.ts';
import { readQuestion } from './read-question.ts';
import { refuseSignIn, type SignInParts } from './show-sign-in.ts';
import { verifyPasskey } from './verify-passkey.ts';

type Body = { answer?: unknown; next?: unknown };

/** Signing in with a passkey. Whatever is wrong, the answer is the same: a stranger learns nothing of who works here. */
export async function passkeySignInRoutes(app: FastifyInstance, parts: SignInParts): Promise<void> {
  app.post<{ Body?: Body }>(
    '/aanmelden/sleutel',
    { config: { roles: 'everyone' } },
    async (request, reply) => {
      const next = ownPath(request.body?.next);
      const question = await readQuestion(request, reply, parts, 'sign-in');
      const answer = readAnswer(signedAnswer, request.body?.answer);
      const passkey =
        question &&
        answer &&
        (await verifyPasskey(parts.store, answer, { ...question, day: dayOf(parts.now()) }));
      if (!passkey) return refuseSignIn(request, reply, parts, { next, problem: 'passkey-refused' });
      const { member } = passkey;
      const start = await enterDesk(request, reply, parts, { member, beganWith: 'passkey', next });
      return reply.redirect(start, 303);
    },
  );
}
