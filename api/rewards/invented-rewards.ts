import { randomUUID } from 'node:crypto';
import { inventedConversation } from '#api/follow-up/invented-conversation.ts';
import type { Person } from '#api/staff/same-person.ts';
import type { Bytes, Database } from '#api/storage/database.ts';
import { inventedPepper } from '#api/storage/invented-reports.ts';
import type { RewardClass } from '#content/taxonomy/reward-classes.ts';
import { approvePayment, claimReward } from './claim-desk.ts';
import { approveReward, proposeReward } from './decide-reward.ts';
import { rewardsOf } from './rewards.ts';

export const inventedClass: RewardClass = 'meldpilot-2022';
export const weekMs = 7 * 86_400_000;
const person = (name: string): Person => ({ tokenId: randomUUID(), name });
/** Two people at each desk. */
export const hubPeople = [person('Verzonnen Een'), person('Verzonnen Twee')] as const;
export const claimPeople = [person('Verzonnen Drie'), person('Verzonnen Vier')] as const;

/** A house in which packages are reported, granted and claimed on one clock; for tests. */
export async function inventedRewards(database: Database, peppers?: [Uint8Array, ...Uint8Array[]]) {
  const conversation = await inventedConversation(database);
  const { clock, talk } = conversation;
  const rewards = rewardsOf({
    database,
    peppers: peppers ?? [inventedPepper],
    sealForHub: talk.sealForHub,
    terms: { claimDays: 180, claimDesk: 'Verzonnen balie, Verzonnen kade 1' },
  });

  /** A report of a package that staff found usable. */
  async function packageReport() {
    const made = await conversation.report();
    await database.store
      .updateTable('reports')
      .set({ phenomenon: 'floating-package', state: 'usable' })
      .where('id', '=', made.id)
      .execute();
    return made;
  }
  const propose = (reportId: Bytes, by: Person = hubPeople[0]) =>
    proposeReward(database, {
      ...{ reportId, person: by, amountClass: inventedClass },
      sealed: Buffer.from(`sealed ${randomUUID()}`),
    });
  const approve = (reportId: Bytes, by: Person = hubPeople[1]) =>
    approveReward(database, { reportId, person: by });
  async function granted() {
    const made = await packageReport();
    await propose(made.id);
    await approve(made.id);
    return made;
  }
  const night = () => rewards.ofNight(clock.now);
  /** The code as its reporter reads it, or null. */
  async function codeOf(receipt: string): Promise<string | null> {
    const { messages } = await talk.read(receipt);
    const reward = messages.map(({ content }) => content).find(({ kind }) => kind === 'reward');
    return reward?.kind === 'reward' ? reward.code : null;
  }
  const at = () => ({ ...rewards, nowMs: clock.now });
  const claim = (code: string, by: Person = claimPeople[0]) => claimReward(at(), code, by);
  const pay = (code: string, by: Person = claimPeople[1]) => approvePayment(at(), code, by);
  const stateOf = async (reportId: Bytes) =>
    (
      await database.store
        .selectFrom('reward_decisions')
        .select(['state', 'amount_class'])
        .where('report_id', '=', reportId)
        .executeTakeFirst()
    )?.state ?? null;
  return {
    ...{ ...conversation, rewards, packageReport, propose, approve, granted },
    ...{ night, codeOf, at, claim, pay, stateOf },
  };
}
