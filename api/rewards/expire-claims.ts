import { type IsoWeek, isoWeekOf } from '#api/counts/week.ts';
import type { StoreTransaction } from '#api/storage/database.ts';
import { lastClaimWeekPast } from './claim-desk.ts';
import { addToLedger } from './reward-ledger.ts';
import type { RewardParts } from './reward-parts.ts';
import type { ClaimState } from './reward-tables.ts';

/** Closes codes that nobody claimed in time. Answers how many. */
export function expireClaims({ database, terms }: RewardParts, nowMs: number): Promise<number> {
  const issuedUntil = lastClaimWeekPast(nowMs, terms.claimDays);
  return database.commit((transaction) =>
    endClaims(transaction, { states: ['open'], issuedUntil }, isoWeekOf(nowMs)),
  );
}

/** Ends the codes in these states, all or those given out in `issuedUntil` or before; the books say so too. Answers how many. */
export async function endClaims(
  transaction: StoreTransaction,
  { states, issuedUntil }: { states: readonly ClaimState[]; issuedUntil?: IsoWeek },
  week: IsoWeek,
): Promise<number> {
  let ending = transaction
    .updateTable('reward_claims')
    .set({ state: 'expired' })
    .where('state', 'in', states);
  if (issuedUntil !== undefined) ending = ending.where('issued_week', '<=', issuedUntil);
  const ended = await ending.returning('amount_class as amountClass').execute();
  const entries = ended.map(({ amountClass }) => ({ week, amountClass, event: 'expired' as const }));
  await addToLedger(transaction, entries);
  return ended.length;
}
