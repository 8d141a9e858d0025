import type { FastifyInstance, FastifyRequest } from 'fastify';
import { askers, type ThreadParts, threadReaders, visibleReport } from '#api/follow-up/thread-routes.ts';
import { readRequest } from '#api/intake/read-request.ts';
import { Problem, type ProblemCode } from '#api/problems.ts';
import type { SealReport } from '#api/reports/seal-report.ts';
import type { Person } from '#api/staff/same-person.ts';
import {
  approveReward,
  type Decided,
  proposeReward,
  type RewardRefusal,
  refuseReward,
} from './decide-reward.ts';
import { reportReward } from './report-reward.ts';
import { rewardDecision, rewardProposal } from './rewards.schema.ts';
import type { Rewards } from './rewards.ts';

export type RewardRouteParts = ThreadParts & { rewards: Rewards; seal: SealReport };
type Named = { Params: { id: string } };

/** The hub's side of a reward: one grants it by the report, another agrees. Codes and payments are not seen here. */
export async function rewardRoutes(app: FastifyInstance, parts: RewardRouteParts): Promise<void> {
  const deciders = { config: { roles: askers } } as const;
  const path = '/api/v1/intake/reports/:id/rewards';

  app.get<Named>(path, { config: { roles: threadReaders } }, async (request, reply) => {
    const report = await visibleReport(request, parts);
    const { state, amountClass, proposedBy, decidedBy } = await reportReward(parts, report, request.member);
    return reply.send({ state, amountClass, proposedBy, decidedBy });
  });

  app.post<Named>(path, deciders, async (request, reply) => {
    await propose(parts, request, request.body);
    return reply.code(201).send({ id: request.params.id, state: 'proposed' });
  });

  app.post<Named>(`${path}/approvals`, deciders, async (request, reply) => {
    readRequest(rewardDecision, request.body ?? {});
    await approve(parts, request);
    return reply.send({ id: request.params.id, state: 'approved' });
  });

  app.post<Named>(`${path}/refusals`, deciders, async (request, reply) => {
    readRequest(rewardDecision, request.body ?? {});
    return reply.send({ id: request.params.id, state: await refuse(parts, request) });
  });
}

/** @throws Problem when it is not for this report, not now, or not to be read */
export async function propose(
  parts: RewardRouteParts,
  request: FastifyRequest<Named>,
  typed: unknown,
): Promise<void> {
  const { id: reportId } = await visibleReport(request, parts);
  const { amountClass, reason } = readRequest(rewardProposal, typed);
  openDesk(parts);
  const { sealed } = await parts.seal({ v: 1, reason: `${amountClass}: ${reason}` });
  const proposal = { reportId, person: personOf(request), amountClass, sealed };
  settled(await proposeReward(parts.database, proposal));
}

/** @throws Problem second-person-needed, or what else stands in the way */
export async function approve(parts: RewardRouteParts, request: FastifyRequest<Named>): Promise<void> {
  const { id: reportId } = await visibleReport(request, parts);
  openDesk(parts);
  settled(await approveReward(parts.database, { reportId, person: personOf(request) }));
}

/** The state afterwards: a granted reward goes back to `proposed`. @throws Problem already-decided, or second-person-needed */
export async function refuse(
  parts: RewardRouteParts,
  request: FastifyRequest<Named>,
): Promise<'refused' | 'proposed'> {
  const { id: reportId } = await visibleReport(request, parts);
  const refused = await refuseReward(parts.database, { reportId, person: personOf(request) });
  if (refused.kind === 'taken-back') return 'proposed';
  settled(refused);
  return 'refused';
}

/** The roles of these routes are checked before: there is always a member. */
export function personOf({ member }: FastifyRequest): Person {
  if (member === null) throw new Problem('unauthorised');
  return { tokenId: member.tokenId, name: member.name };
}

/** Nobody is promised what cannot be fetched anywhere. */
function openDesk({ rewards }: RewardRouteParts): void {
  if (rewards.terms.claimDesk === null) throw new Problem('rewards-closed');
}

const refusals = {
  unknown: 'not-found',
  'not-rewardable': 'not-rewardable',
  'no-thread': 'no-thread',
  decided: 'already-decided',
  'same-person': 'second-person-needed',
} as const satisfies Record<RewardRefusal, ProblemCode>;

function settled({ kind }: Decided): void {
  if (kind !== 'done') throw new Problem(refusals[kind]);
}
