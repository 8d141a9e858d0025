import { randomBytes, randomUUID } from 'node:crypto';
import { type IsoWeek, isoWeekOf } from '#api/counts/week.ts';
import { lastWeekOfTerm } from '#api/follow-up/message-terms.ts';
import { sealForThread } from '#api/follow-up/seal-for-thread.ts';
import { type NewMessage, writeMessage } from '#api/follow-up/write-message.ts';
import type { Bytes, StoreTransaction } from '#api/storage/database.ts';
import type { RewardClass } from '#content/taxonomy/reward-classes.ts';
import { endUnclaimable, forgetClosing, forgetDecided, refusePutAside } from './refuse-granted.ts';
import { newRewardCode, rewardCodeHash, shownRewardCode } from './reward-code.ts';
import { addToLedger } from './reward-ledger.ts';
import { rewardLines } from './reward-lines.ts';
import type { RewardParts } from './reward-parts.ts';

const weekSetting = 'rewards-issued-week';

type Reward = { message: NewMessage; codeHash: Bytes; amountClass: RewardClass };

/**
 * Gives out all that two people granted, once an ISO week: in the first night of it, or the first in which this runs.
 * Codes of one week are made in one commit, so that not even the engine's own transaction number tells which code
 * belongs to which message; and a crash gives out no code that does not count, nor the reverse. Answers how many.
 */
export async function issueRewards(parts: RewardParts, nowMs: number): Promise<number> {
  const { database, terms } = parts;
  const week = isoWeekOf(nowMs);
  if (terms.claimDesk === null) return endUnclaimable(parts, nowMs);
  if (await wasIssued(database.store, week)) return 0;
  await database.commit(async (transaction) => {
    await forgetClosing(transaction);
    await refusePutAside(transaction, database.dialect);
  });
  const rewards = await sealedRewards(parts, week);
  return database.commit(async (transaction) => {
    if (await wasIssued(transaction, week)) return 0;
    await refusePutAside(transaction, database.dialect);
    const given: Reward[] = [];
    for (const reward of rewards) if (await tell(parts, transaction, reward)) given.push(reward);
    await openClaims(transaction, given, week);
    await forgetDecided(transaction);
    await markWeek(transaction, week);
    return given.length;
  });
}

async function wasIssued(store: StoreTransaction | RewardParts['database']['store'], week: IsoWeek) {
  const row = await store
    .selectFrom('settings')
    .select('value')
    .where('name', '=', weekSetting)
    .executeTakeFirst();
  return row !== undefined && row.value >= week;
}

async function markWeek(transaction: StoreTransaction, week: IsoWeek): Promise<void> {
  await transaction
    .insertInto('settings')
    .values({ name: weekSetting, value: week })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: week }))
    .execute();
}

/** A code for each, sealed for its reporter; in the order of random ids, and nothing is stored yet. */
async function sealedRewards({ database, peppers, sealForHub, terms }: RewardParts, week: IsoWeek) {
  const rows = await database.store
    .selectFrom('reward_decisions')
    .innerJoin('threads', 'threads.report_id', 'reward_decisions.report_id')
    .innerJoin('reports', 'reports.id', 'reward_decisions.report_id')
    .select(['reward_decisions.report_id', 'amount_class', 'reply_recipient', 'language'])
    .where('reward_decisions.state', '=', 'approved')
    .execute();
  const expiresWeek = lastWeekOfTerm(week, terms.claimDays);
  const rewards: Reward[] = [];
  for (const { report_id: reportId, amount_class: amountClass, reply_recipient, language } of rows) {
    if (amountClass === '') continue;
    const [id, code] = [randomUUID() as string, newRewardCode(randomBytes)];
    const told = { language, amountClass, claimDesk: terms.claimDesk ?? '', lastWeek: expiresWeek };
    const content = { v: 1, id, week, kind: 'reward', lines: rewardLines(told) } as const;
    const report = Buffer.from(reportId).toString('hex');
    const sealedForReporter = await sealForThread(reply_recipient, {
      ...content,
      code: shownRewardCode(code),
    });
    const sealedForHub = await sealForHub({ ...content, report, byRole: 'hub' });
    rewards.push({
      message: {
        ...{ id, reportId, week, expiresWeek, sealedForReporter, sealedForHub },
        ...{ kind: 'reward', byRole: 'hub' },
      },
      codeHash: rewardCodeHash(peppers[0], code),
      amountClass,
    });
  }
  return rewards.toSorted((one, other) => (one.message.id < other.message.id ? -1 : 1));
}

/** The report side: the message, and no more amount. A thread that is full waits for the next week. */
async function tell(
  { database }: RewardParts,
  transaction: StoreTransaction,
  { message, amountClass }: Reward,
): Promise<boolean> {
  const granted = await transaction
    .updateTable('reward_decisions')
    .set({ state: 'issued', amount_class: '' })
    .where('report_id', '=', message.reportId)
    .where('state', '=', 'approved')
    .returning('state')
    .executeTakeFirst();
  if (granted === undefined) return false;
  const written = await writeMessage(transaction, database.dialect, message);
  if (written.kind === 'written') return true;
  await transaction
    .updateTable('reward_decisions')
    .set({ state: 'approved', amount_class: amountClass })
    .where('report_id', '=', message.reportId)
    .execute();
  return false;
}

/** The claim side, in the order of the hashes, which has nothing to do with that of the messages. */
async function openClaims(transaction: StoreTransaction, rewards: Reward[], week: IsoWeek): Promise<void> {
  if (rewards.length === 0) return;
  const rows = rewards.map(({ codeHash, amountClass }) => ({
    ...{ code_hash: codeHash, amount_class: amountClass, issued_week: week },
    ...{ state: 'open' as const, claimed_by: '', claimed_by_name: '' },
  }));
  const inOrder = rows.toSorted((one, other) => Buffer.compare(one.code_hash, other.code_hash));
  await transaction.insertInto('reward_claims').values(inOrder).execute();
  const entries = rewards.map(({ amountClass }) => ({ week, amountClass, event: 'issued' as const }));
  await addToLedger(transaction, entries);
}
