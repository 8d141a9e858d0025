import { type IsoWeek, isoWeekOf } from '#api/counts/week.ts';
import { lastWeekPastTerm } from '#api/follow-up/message-terms.ts';
import { type Person, samePerson } from '#api/staff/same-person.ts';
import type { Store, StoreTransaction } from '#api/storage/database.ts';
import { readRewardCode, rewardCodeHash } from './reward-code.ts';
import { addToLedger } from './reward-ledger.ts';
import type { RewardParts } from './reward-parts.ts';
import type { ShownClaim } from './rewards.schema.ts';

export type ClaimRefusal = 'unknown' | 'used' | 'expired' | 'not-claimed' | 'same-person';
export type Claimed = { kind: 'done'; claim: ShownClaim } | { kind: ClaimRefusal };

type At = RewardParts & { nowMs: number };

/** What the desk may know of a code; null for one that was never given out, whatever is wrong with it. */
export async function lookUpClaim(parts: At, typed: string): Promise<ShownClaim | null> {
  const row = await findClaim(parts.database.store, parts, typed);
  return row === undefined ? null : shown(row, parts);
}

/** Takes a code in. Of many at the same moment one wins. */
export function claimReward(parts: At, typed: string, person: Person): Promise<Claimed> {
  const week = isoWeekOf(parts.nowMs);
  return parts.database.commit(async (transaction): Promise<Claimed> => {
    const row = await findClaim(transaction, parts, typed);
    if (row === undefined) return { kind: 'unknown' };
    const { state } = shown(row, parts);
    if (state !== 'open') return { kind: state === 'expired' ? 'expired' : 'used' };
    const set = { state: 'claimed', claimed_by: person.tokenId, claimed_by_name: person.name } as const;
    return moveClaim(transaction, row, set, { week, person });
  });
}

/** Somebody else agrees to the payment, which itself happens outside this system. */
export function approvePayment(parts: At, typed: string, person: Person): Promise<Claimed> {
  const week = isoWeekOf(parts.nowMs);
  return parts.database.commit(async (transaction): Promise<Claimed> => {
    const row = await findClaim(transaction, parts, typed);
    if (row === undefined) return { kind: 'unknown' };
    const { state } = shown(row, parts);
    if (state !== 'claimed') return { kind: paymentRefusals[state] };
    if (samePerson(person, { tokenId: row.claimed_by, name: row.claimed_by_name }))
      return { kind: 'same-person' };
    return moveClaim(transaction, row, { state: 'paid' }, { week, person });
  });
}

type Step = (Pick<Row, 'claimed_by' | 'claimed_by_name'> & { state: 'claimed' }) | { state: 'paid' };

/** Out of the state in which it was read, or not at all: of two at the same moment one wins. The books say it too. */
async function moveClaim(
  transaction: StoreTransaction,
  row: Row,
  set: Step,
  by: { week: IsoWeek; person: Person },
): Promise<Claimed> {
  const won = await transaction
    .updateTable('reward_claims')
    .set(set)
    .where('code_hash', '=', row.code_hash)
    .where('state', '=', row.state)
    .returning(['amount_class as amountClass', 'issued_week as week'])
    .executeTakeFirst();
  if (won === undefined) return { kind: 'used' };
  await addToLedger(transaction, [{ ...by, amountClass: won.amountClass, event: set.state }]);
  return { kind: 'done', claim: { ...won, state: set.state } };
}

const paymentRefusals = { open: 'not-claimed', paid: 'used', expired: 'expired' } as const;

/** A code that cannot be one is looked for all the same, under a hash that nothing has: one answer for all of them. */
function findClaim(store: Store | StoreTransaction, { peppers }: RewardParts, typed: string) {
  const code = readRewardCode(typed) ?? '';
  return store
    .selectFrom('reward_claims')
    .selectAll()
    .where(
      'code_hash',
      'in',
      peppers.map((pepper) => rewardCodeHash(pepper, code)),
    )
    .executeTakeFirst();
}

type Row = NonNullable<Awaited<ReturnType<typeof findClaim>>>;

/** Also before the night has written it down, a code whose term is over has ended. */
function shown(
  { amount_class: amountClass, issued_week: week, state }: Row,
  { terms, nowMs }: At,
): ShownClaim {
  const ended = state === 'open' && week <= lastClaimWeekPast(nowMs, terms.claimDays);
  return { amountClass, week, state: ended ? 'expired' : state };
}

/** The latest week whose codes have ended by now. */
export const lastClaimWeekPast = (nowMs: number, claimDays: number): IsoWeek =>
  lastWeekPastTerm(nowMs, claimDays);
