import { isoWeekOf } from '#api/counts/week.ts';
import { lastClaimWeekPast } from './claim-desk.ts';
import { addToLedger } from './reward-ledger.ts';
import type { RewardParts } from './reward-parts.ts';

/** Closes codes that nobody claimed in time; the books say so in the same commit. Answers how many. */
export function expireClaims({ database, terms }: RewardParts, nowMs: number): Promise<number> {
  const week = isoWeekOf(nowMs);
  return database.commit(async (transaction) => {
    const ended = await transaction
      .updateTable('reward_claims')
      .set({ state: 'expired' })
      .where('state', '=', 'open')
      .where('issued_week', '<=', lastClaimWeekPast(nowMs, terms.claimDays))
      .returning('amount_class')
      .execute();
    const entries = ended.map((row) => ({ week, amountClass: row.amount_class, event: 'expired' as const }));
    await addToLedger(transaction, entries);
    return ended.length;
  });
}
