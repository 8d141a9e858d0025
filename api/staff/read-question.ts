import type { FastifyReply, FastifyRequest } from 'fastify';
import { takeChallengeCookie } from './challenge-cookie.ts';
import { takeChallenge } from './challenges.ts';
import type { OwnOrigin } from './own-origin.ts';
import type { SignInParts } from './show-sign-in.ts';
import type { ChallengeKind } from './sign-in-tables.ts';

export type AskedQuestion = { challenge: string; memberId?: string; own: OwnOrigin };

/** What this browser was asked, once: whatever becomes of the answer, the same question is never answered again. */
export async function readQuestion(
  request: FastifyRequest,
  reply: FastifyReply,
  { store, now, https, own }: SignInParts,
  kind: ChallengeKind,
): Promise<AskedQuestion | null> {
  const cookie = takeChallengeCookie(request, reply, 'passkey', https);
  const asked = (await takeChallenge(store, kind, cookie, now())) as Omit<AskedQuestion, 'own'> | null;
  const ourselves = own();
  return asked === null || ourselves === null ? null : { ...asked, own: ourselves };
}
