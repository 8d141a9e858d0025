import { askers } from '#api/follow-up/thread-routes.ts';
import type { ReportState } from '#api/intake/report-states.ts';
import type { SignedIn } from '#api/staff/require-role.ts';
import { samePerson } from '#api/staff/same-person.ts';
import type { Bytes, Database } from '#api/storage/database.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { isRewardable, tookBack } from './decide-reward.ts';
import type { ReportReward } from './rewards.schema.ts';
import type { Rewards } from './rewards.ts';

type Parts = { database: Database; rewards: Pick<Rewards, 'terms'> };
type Report = { id: Bytes; phenomenon: Phenomenon; state: ReportState; elsewhere: boolean };

/** What staff see of the reward of one report, and what this member may do about it. */
export async function reportReward(
  { database: { store }, rewards }: Parts,
  report: Report,
  member: SignedIn | null,
): Promise<ReportReward> {
  const row = await store
    .selectFrom('reward_decisions')
    .selectAll()
    .where('report_id', '=', report.id)
    .executeTakeFirst();
  const thread = await store
    .selectFrom('threads')
    .innerJoin('reports', 'reports.id', 'threads.report_id')
    .select('forgotten')
    .where('report_id', '=', report.id)
    .executeTakeFirst();
  const closed = closedTo({ report, member, rewards, hasThread: thread?.forgotten === '' });
  const proposer = { tokenId: row?.proposed_by ?? '', name: row?.proposed_by_name ?? '' };
  return {
    state: row?.state ?? null,
    amountClass: row?.amount_class || null,
    proposedBy: row?.proposed_by_name ?? '',
    decidedBy: row?.decided_by_name ?? '',
    closed,
    takenBack: row?.state === 'proposed' && row.decided_by_name !== '',
    mayRefuse: !(row && member && row.state === 'proposed' && tookBack(row, member)),
    mayDecide:
      closed === null && row?.state === 'proposed' && member !== null && !samePerson(member, proposer),
  };
}

type Situation = {
  report: Report;
  member: SignedIn | null;
  rewards: Parts['rewards'];
  hasThread: boolean;
};

function closedTo({ report, member, rewards, hasThread }: Situation): ReportReward['closed'] {
  if (!(askers as readonly string[]).includes(member?.role ?? '')) return 'role';
  if (report.elsewhere) return 'elsewhere';
  if (!isRewardable(report)) return 'not-rewardable';
  if (!hasThread) return 'no-thread';
  return rewards.terms.claimDesk === null ? 'rewards-closed' : null;
}
