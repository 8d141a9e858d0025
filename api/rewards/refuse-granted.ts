import { isoWeekOf } from '#api/counts/week.ts';
import type { Bytes, Database, StoreTransaction } from '#api/storage/database.ts';
import { lastClaimWeekPast } from './claim-desk.ts';
import type { RewardParts } from './reward-parts.ts';

/** The week in which there was no claim desk for the first time. */
const closedSetting = 'rewards-closed-week';
/** Put aside after it was granted: no code is made. */
const putAside = ['recalled', 'spam', 'duplicate', 'not-usable'] as const;

/**
 * Also in the commit that gives out the codes, with the reports locked: staff may put one aside while codes are sealed, and
 * who does so during the commit waits for its end.
 */
export async function refusePutAside(
  transaction: StoreTransaction,
  dialect: Database['dialect'],
): Promise<void> {
  let granted = transaction
    .selectFrom('reports')
    .select(['id', 'state'])
    .where('id', 'in', (decisions) =>
      decisions.selectFrom('reward_decisions').select('report_id').where('state', '=', 'approved'),
    )
    .orderBy('id');
  if (dialect === 'postgres') granted = granted.forUpdate();
  for (const { id, state } of await granted.execute())
    if (putAside.some((each) => each === state)) await refuseApproved(transaction, id);
}

async function refuseApproved(transaction: StoreTransaction, reportId?: Bytes): Promise<void> {
  let approved = transaction
    .updateTable('reward_decisions')
    .set({ state: 'refused' })
    .where('state', '=', 'approved');
  if (reportId !== undefined) approved = approved.where('report_id', '=', reportId);
  await approved.execute();
}

/** Without a claim desk no code is made. What was granted before waits for a new desk as long as a code would have lived. */
export function endUnclaimable({ database, terms }: RewardParts, nowMs: number): Promise<number> {
  return database.commit(async (transaction) => {
    await transaction
      .insertInto('settings')
      .values({ name: closedSetting, value: isoWeekOf(nowMs) })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const { value } = await transaction
      .selectFrom('settings')
      .select('value')
      .where('name', '=', closedSetting)
      .executeTakeFirstOrThrow();
    if (value > lastClaimWeekPast(nowMs, terms.claimDays)) return 0;
    await refuseApproved(transaction);
    await forgetDecided(transaction);
    return 0;
  });
}

export async function forgetClosing(transaction: StoreTransaction): Promise<void> {
  await transaction.deleteFrom('settings').where('name', '=', closedSetting).execute();
}

/** A report whose content went while its reward waited keeps no decision either. */
export async function forgetDecided(transaction: StoreTransaction): Promise<void> {
  await transaction
    .deleteFrom('reward_decisions')
    .where('state', '<>', 'approved')
    .where('report_id', 'in', (reports) =>
      reports.selectFrom('reports').select('reports.id').where('forgotten', '<>', ''),
    )
    .execute();
}
