import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Throttle } from '#api/guard/throttle.ts';
import { readRequest } from '#api/intake/read-request.ts';
import { Problem, type ProblemCode } from '#api/problems.ts';
import { approvePayment, type Claimed, type ClaimRefusal, claimReward, lookUpClaim } from './claim-desk.ts';
import { ledgerTotals } from './reward-ledger.ts';
import { personOf } from './reward-routes.ts';
import { type ShownClaim, typedRewardCode } from './rewards.schema.ts';
import type { Rewards } from './rewards.ts';

export type ClaimParts = {
  rewards: Rewards;
  slowGuessing: Throttle['slowGuessing'];
  now: () => number;
};

export const claimRoles = ['claims'] as const;

/** The claim desk, for programs. It knows codes and amount classes, and nothing of reports. */
export async function claimRoutes(app: FastifyInstance, parts: ClaimParts): Promise<void> {
  const config = { roles: claimRoles };
  const codeOf = (request: FastifyRequest) => readRequest(typedRewardCode, request.body).code;

  app.post('/api/v1/rewards/lookups', { config }, async (request, reply) =>
    reply.send(await lookUp(parts, request, codeOf(request))),
  );
  app.post('/api/v1/rewards/claims', { config }, async (request, reply) =>
    reply.send(await claim(parts, request, codeOf(request))),
  );
  app.post('/api/v1/rewards/payments', { config }, async (request, reply) =>
    reply.send(await pay(parts, request, codeOf(request))),
  );
  app.get('/api/v1/rewards/ledger', { config }, async (_request, reply) =>
    reply.send({ totals: await ledgerTotals(parts.rewards.database.store) }),
  );
}

type Step = (parts: ClaimParts, request: FastifyRequest, code: string) => Promise<ShownClaim>;

/** @throws Problem unknown-code */
export const lookUp: Step = async (parts, request, code) => {
  const found = await lookUpClaim({ ...parts.rewards, nowMs: parts.now() }, code);
  return found ?? refused(parts, request, 'unknown');
};

/** @throws Problem unknown-code, code-used or code-expired */
export const claim: Step = async (parts, request, code) => {
  const at = { ...parts.rewards, nowMs: parts.now() };
  return settled(parts, request, await claimReward(at, code, personOf(request)));
};

/** @throws Problem as for a claim, or not-claimed or second-person-needed */
export const pay: Step = async (parts, request, code) => {
  const at = { ...parts.rewards, nowMs: parts.now() };
  return settled(parts, request, await approvePayment(at, code, personOf(request)));
};

const refusals = {
  unknown: 'unknown-code',
  used: 'code-used',
  expired: 'code-expired',
  'not-claimed': 'not-claimed',
  'same-person': 'second-person-needed',
} as const satisfies Record<ClaimRefusal, ProblemCode>;

async function settled(parts: ClaimParts, request: FastifyRequest, claimed: Claimed): Promise<ShownClaim> {
  return claimed.kind === 'done' ? claimed.claim : refused(parts, request, claimed.kind);
}

/** A wrong check symbol and a code that nobody has get one answer, and past a few of them each waits. */
async function refused(
  { slowGuessing }: ClaimParts,
  request: FastifyRequest,
  kind: ClaimRefusal,
): Promise<never> {
  if (kind === 'unknown') await slowGuessing(request);
  throw new Problem(refusals[kind]);
}
