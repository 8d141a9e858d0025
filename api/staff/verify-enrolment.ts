import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { z } from 'zod';
import type { OwnOrigin } from './own-origin.ts';
import type { enrolledAnswer } from './passkey-answer.schema.ts';
import { passkeyAlgorithms } from './passkey-questions.ts';
import type { NewPasskey } from './passkeys.ts';

/** The passkey that a browser made in answer to this question, on our own origin; or null for whatever is wrong. */
export async function verifyEnrolment(
  answer: z.output<typeof enrolledAnswer>,
  { challenge, own, label }: { challenge: string; own: OwnOrigin; label: string },
): Promise<NewPasskey | null> {
  const verified = await verifyRegistrationResponse({
    response: { ...answer, authenticatorAttachment: undefined } as Parameters<
      typeof verifyRegistrationResponse
    >[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: own.origin,
    expectedRPID: own.rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: passkeyAlgorithms,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { credential, credentialDeviceType } = verified.registrationInfo;
  return {
    credential_id: Buffer.from(credential.id, 'base64url'),
    public_key: credential.publicKey,
    counter: credential.counter,
    transports: answer.response.transports.join(' '),
    label,
    synced: credentialDeviceType === 'multiDevice' ? 1 : 0,
  };
}
