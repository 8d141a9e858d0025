import { isoWeekOf } from '#api/counts/week.ts';
import { endClaims } from '#api/rewards/expire-claims.ts';
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
    const codes = await endClaims(transaction, { states: ['open', 'claimed'] }, week);
    return { codes, granted: await refuseGranted(transaction) };
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
