import type { ReportState } from '#api/intake/report-states.ts';
import { type Person, samePerson } from '#api/staff/same-person.ts';
import type { Bytes, Database, StoreTransaction } from '#api/storage/database.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import type { RewardClass } from '#content/taxonomy/reward-classes.ts';
import type { RewardDecisionsTable } from './reward-tables.ts';

/** What a reward is for, and when: somebody looked at it, and it was not put aside. */
export const rewardable = {
  phenomenon: 'floating-package',
  states: ['usable', 'known', 'enriching', 'case'],
} as const satisfies { phenomenon: Phenomenon; states: readonly ReportState[] };

export type RewardRefusal = 'unknown' | 'not-rewardable' | 'no-thread' | 'decided' | 'same-person';
export type Decided = { kind: 'done' } | { kind: RewardRefusal };

type Named = { reportId: Bytes; person: Person };

/** The first of two people grants an amount; after a refusal it can be proposed anew. */
export function proposeReward(
  database: Database,
  { reportId, person, amountClass, sealed }: Named & { amountClass: RewardClass; sealed: Bytes },
): Promise<Decided> {
  return database.commit(async (transaction): Promise<Decided> => {
    const fault = await faultOf(transaction, database.dialect, reportId);
    if (fault !== null) return { kind: fault };
    const known = await decisionOf(transaction, reportId);
    if (known !== undefined && known.state !== 'refused') return { kind: 'decided' };
    const row = {
      ...{ state: 'proposed' as const, amount_class: amountClass, sealed },
      ...{ proposed_by: person.tokenId, proposed_by_name: person.name, decided_by: '', decided_by_name: '' },
    };
    await transaction
      .insertInto('reward_decisions')
      .values({ report_id: reportId, ...row })
      .onConflict((conflict) => conflict.column('report_id').doUpdateSet(row))
      .execute();
    return { kind: 'done' };
  });
}

/** Somebody else agrees; the code is made in the night that opens the next ISO week. */
export function approveReward(database: Database, { reportId, person }: Named): Promise<Decided> {
  return database.commit(async (transaction): Promise<Decided> => {
    const fault = await faultOf(transaction, database.dialect, reportId);
    if (fault !== null) return { kind: fault };
    const known = await decisionOf(transaction, reportId);
    if (known?.state !== 'proposed') return { kind: 'decided' };
    if (samePerson(person, { tokenId: known.proposed_by, name: known.proposed_by_name }))
      return { kind: 'same-person' };
    return moveDecision(transaction, { reportId, person }, 'proposed', 'approved');
  });
}

/** `taken-back`: it waits for somebody else, who refuses it or approves it again. */
export type Refused = Decided | { kind: 'taken-back' };

/**
 * A proposal is refused by anybody who may decide. What two people granted, nobody undoes alone: one takes it back, so
 * that no code is made, and another decides.
 */
export function refuseReward(database: Database, { reportId, person }: Named): Promise<Refused> {
  return database.commit(async (transaction): Promise<Refused> => {
    await lockedReport(transaction, database.dialect, reportId);
    const known = await decisionOf(transaction, reportId);
    if (known?.state === 'approved') {
      const { kind } = await moveDecision(transaction, { reportId, person }, 'approved', 'proposed');
      return { kind: kind === 'done' ? 'taken-back' : kind };
    }
    if (known?.state !== 'proposed') return { kind: 'decided' };
    if (tookBack(known, person)) return { kind: 'same-person' };
    return moveDecision(transaction, { reportId, person }, 'proposed', 'refused');
  });
}

/** Of a proposal that was granted before, this person took it back. */
export function tookBack(
  { decided_by, decided_by_name }: Pick<RewardDecisionsTable, 'decided_by' | 'decided_by_name'>,
  person: Person,
): boolean {
  return decided_by_name !== '' && samePerson(person, { tokenId: decided_by, name: decided_by_name });
}

/** The row of the report stays locked until the end of the transaction: two people decide one after the other. */
async function lockedReport(transaction: StoreTransaction, dialect: Database['dialect'], id: Bytes) {
  let row = transaction
    .selectFrom('reports')
    .select(['state', 'phenomenon', 'forgotten'])
    .where('id', '=', id);
  if (dialect === 'postgres') row = row.forUpdate();
  return row.executeTakeFirst();
}

async function faultOf(
  transaction: StoreTransaction,
  dialect: Database['dialect'],
  reportId: Bytes,
): Promise<'unknown' | 'not-rewardable' | 'no-thread' | null> {
  const report = await lockedReport(transaction, dialect, reportId);
  if (report === undefined) return 'unknown';
  if (!isRewardable(report)) return 'not-rewardable';
  const thread = await transaction
    .selectFrom('threads')
    .select('lookup')
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return thread === undefined || report.forgotten !== '' ? 'no-thread' : null;
}

export function isRewardable({ phenomenon, state }: { phenomenon: Phenomenon; state: ReportState }): boolean {
  const states: readonly ReportState[] = rewardable.states;
  return phenomenon === rewardable.phenomenon && states.includes(state);
}

function decisionOf(transaction: StoreTransaction, reportId: Bytes) {
  return transaction
    .selectFrom('reward_decisions')
    .select(['state', 'proposed_by', 'proposed_by_name', 'decided_by', 'decided_by_name'])
    .where('report_id', '=', reportId)
    .executeTakeFirst();
}

async function moveDecision(
  transaction: StoreTransaction,
  { reportId, person }: Named,
  from: 'proposed' | 'approved',
  state: 'proposed' | 'approved' | 'refused',
): Promise<Decided> {
  const moved = await transaction
    .updateTable('reward_decisions')
    .set({ state, decided_by: person.tokenId, decided_by_name: person.name })
    .where('report_id', '=', reportId)
    // The night may have made the code since it was read.
    .where('state', '=', from)
    .returning('state')
    .executeTakeFirst();
  return { kind: moved === undefined ? 'decided' : 'done' };
}
