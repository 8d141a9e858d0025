import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { IsoWeek } from '#api/counts/week.ts';
import type { Person } from '#api/staff/same-person.ts';
import type { Store, StoreTransaction } from '#api/storage/database.ts';
import type { RewardClass } from '#content/taxonomy/reward-classes.ts';
import { type LedgerEvent, ledgerEvents } from './reward-tables.ts';
import type { LedgerTotal } from './rewards.schema.ts';

export type LedgerEntry = { week: IsoWeek; amountClass: RewardClass; event: LedgerEvent; person?: Person };

/** Entries stand in the order of their random ids, which is no order at all. */
export async function addToLedger(transaction: StoreTransaction, entries: LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ week, amountClass, event, person }) => ({
    ...{ id: randomUUID() as string, week, amount_class: amountClass, event },
    ...{ by_token: person?.tokenId ?? '', by_name: person?.name ?? '' },
  }));
  await transaction
    .insertInto('reward_ledger')
    .values(rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    .execute();
}

/** How often what happened per week and amount class, newest week first. */
export async function ledgerTotals(store: Store): Promise<LedgerTotal[]> {
  const rows = await store
    .selectFrom('reward_ledger')
    .select(['week', 'amount_class', 'event', sql<number>`count(*)`.as('n')])
    .groupBy(['week', 'amount_class', 'event'])
    .orderBy('week', 'desc')
    .orderBy('amount_class')
    .execute();
  const totals = new Map<string, LedgerTotal>();
  for (const { week, amount_class: amountClass, event, n } of rows) {
    const none = { issued: 0, claimed: 0, paid: 0, expired: 0 };
    const total = totals.get(`${week} ${amountClass}`) ?? { week, amountClass, ...none };
    totals.set(`${week} ${amountClass}`, { ...total, [event]: Number(n) });
  }
  return [...totals.values()];
}

/** What every entry says, for whoever checks the books: who did what in which week. */
export async function ledgerEntries(store: Store) {
  const rows = await store
    .selectFrom('reward_ledger')
    .select(['id', 'week', 'amount_class', 'event', 'by_name'])
    .orderBy('week')
    .orderBy('id')
    .execute();
  const order = (event: LedgerEvent) => ledgerEvents.indexOf(event);
  return rows
    .map((row) => ({ ...row, amountClass: row.amount_class, byName: row.by_name }))
    .toSorted(
      (one, other) =>
        one.week.localeCompare(other.week) ||
        order(one.event) - order(other.event) ||
        one.id.localeCompare(other.id),
    );
}
