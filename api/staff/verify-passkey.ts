import { generateKeyPairSync } from 'node:crypto';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';

import type { z } from 'zod';
import type { Store } from '#api/storage/database.ts';
import { coseKey } from './cose-key.ts';
import type { OwnOrigin } from './own-origin.ts';
import type { signedAnswer } from './passkey-answer.schema.ts';
import { findPasskey, type KnownPasskey, noteUse } from './passkeys.ts';

export type SignedAnswer = z.output<typeof signedAnswer>;
export type Question = { challenge: string; own: OwnOrigin; day: string };

/** A key that nobody has: an unknown passkey costs the same work as a wrong signature, and answers the same. */
const decoy = coseKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);

/**
 * The passkey that signed this answer to this question, on our own origin, after its owner showed a PIN or a finger; or
 * null for whatever is wrong. Each use is written down.
 */
export async function verifyPasskey(
  store: Store,
  answer: SignedAnswer,
  { challenge, own, day }: Question,
): Promise<KnownPasskey | null> {
  const known = await findPasskey(store, Buffer.from(answer.id, 'base64url'));
  const verified = await verifyAuthenticationResponse({
    response: { ...answer, ...plainly(answer) } as Parameters<
      typeof verifyAuthenticationResponse
    >[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: own.origin,
    expectedRPID: own.rpId,
    // The library compares counts before it looks at the signature, and is sooner done with a known key: we do, afterwards.
    credential: { id: answer.id, publicKey: new Uint8Array(known?.public_key ?? decoy), counter: 0 },
    requireUserVerification: true,
  }).catch(() => null);
  if (known === null || !verified?.verified || !isOf(answer, known)) return null;
  const { newCounter } = verified.authenticationInfo;
  if (!countsOn(known.counter, newCounter)) return null;
  return (await noteUse(store, known, newCounter, day)) ? known : null;
}

/** A device that counts, or ever did, says more each time; one that does not says 0 (WebAuthn level 3, §7.2, step 22). */
const countsOn = (before: number, now: number) => now > before || (now === 0 && before === 0);

/** What a browser leaves out or calls `null` is the same to us. */
const plainly = ({ response }: SignedAnswer) => ({
  authenticatorAttachment: undefined,
  response: { ...response, userHandle: response.userHandle ?? undefined },
});

/** Whom the device says that the key belongs to; devices that keep no name say nothing. */
function isOf({ response }: SignedAnswer, { member_id }: KnownPasskey): boolean {
  const { userHandle } = response;
  return !userHandle || Buffer.from(userHandle, 'base64url').toString() === member_id;
}
