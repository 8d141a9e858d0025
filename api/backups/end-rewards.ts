import { isoWeekOf } from '#api/counts/week.ts';
import { addToLedger } from '#api/rewards/reward-ledger.ts';
import type { Database, StoreTransaction } from '#api/storage/database.ts';

/** How many codes ended and how many granted rewards were refused. */
export type EndedRewards = { codes: number; granted: number };

/**
 * A backup does not know what was paid since: a code that was open then could be paid twice. So open and claimed codes
 * end, in the books as well, and what was granted without a code is refused: two people decide anew.
 */
export function endRewards(database: Database, nowMs: number): Promise<EndedRewards> {
  const week = isoWeekOf(nowMs);
  return database.commit(async (transaction): Promise<EndedRewards> => {
    const ended = await transaction
      .updateTable('reward_claims')
      .set({ state: 'expired' })
      .where('state', 'in', ['open', 'claimed'])
      .returning('amount_class')
      .execute();
    await addToLedger(
      transaction,
      ended.map(({ amount_class: amountClass }) => ({ week, amountClass, event: 'expired' as const })),
    );
    return { codes: ended.length, granted: await refuseGranted(transaction) };
  });
}

async function refuseGranted(transaction: StoreTransaction): Promise<number> {
  const refused = await transaction
    .updateTable('reward_decisions')
    .set({ state: 'refused' })
    .where('state', '=', 'approved')
    .returning('state')
    .execute();
  return refused.length;
}
