import { randomBytes, randomInt } from 'node:crypto';
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { LoadLevel } from './load.ts';

/** Rounds of PBKDF2 in one try: about a third of a millisecond here, and as much to make a challenge. */
const roundsPerTry = 1_000;
/** The answer lies anywhere below, so half of it is tried on average. Checking takes one HMAC, whatever this is. */
const mostTries: Record<Exclude<LoadLevel, 'calm'>, number> = { busy: 1_000, crowded: 4_000 };
const lifeMs = 10 * 60_000;
/** Solved challenges that may not come again. Full means: no proof counts until some expire. */
const mostSpent = 100_000;
const longestProof = 2_000;

/** As the widget of ALTCHA 2 sends it: base64 of JSON. https://altcha.org/docs/v2/ */
const proof = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      cost: z.number(),
      expiresAt: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      nonce: z.string(),
      salt: z.string(),
    }),
    signature: z.string(),
  }),
  solution: z.strictObject({ counter: z.number(), derivedKey: z.string(), time: z.number().optional() }),
});

export type Proofs = {
  /** Work for one report; null when nothing needs proving. Bound to nobody. */
  challenge(): Promise<Challenge | null>;
  /** True once for each challenge of ours that is solved in time. Whatever else comes is no proof, and no fault. */
  isGood(sent: string | undefined): Promise<boolean>;
};

/** Proof of work after ALTCHA, without its service. The keys live in this process only and end with it. */
export function proofsOfWork(parts: { now: () => number; level: () => LoadLevel }): Proofs {
  const keys = {
    hmacSignatureSecret: randomBytes(32).toString('hex'),
    hmacKeySignatureSecret: randomBytes(32).toString('hex'),
  };
  const spent = new Map<string, number>();

  /** The library takes the same solution twice; we do not. Oldest first, since all live equally long. */
  function isFirst(id: string, expiresMs: number): boolean {
    for (const [old, endMs] of spent) {
      if (endMs > parts.now()) break;
      spent.delete(old);
    }
    if (spent.has(id) || spent.size >= mostSpent) return false;
    spent.set(id, expiresMs);
    return true;
  }

  return {
    challenge: async () => {
      const level = parts.level();
      if (level === 'calm') return null;
      return createChallenge({
        ...keys,
        algorithm: 'PBKDF2/SHA-256',
        cost: roundsPerTry,
        counter: randomInt(mostTries[level]),
        deriveKey,
        expiresAt: Math.floor((parts.now() + lifeMs) / 1000),
      });
    },
    isGood: async (sent) => {
      const payload = readProof(sent);
      if (payload === null) return false;
      const { nonce, expiresAt = 0 } = payload.challenge.parameters;
      if (expiresAt * 1000 <= parts.now()) return false;
      const { verified } = await verifySolution({ ...keys, ...payload, deriveKey });
      return verified && isFirst(nonce, expiresAt * 1000);
    },
  };
}

function readProof(sent: string | undefined): Payload | null {
  if (sent === undefined || sent === '' || sent.length > longestProof) return null;
  try {
    return proof.parse(JSON.parse(Buffer.from(sent, 'base64').toString()));
  } catch {
    return null;
  }
}
