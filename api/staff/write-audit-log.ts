import type { Database, StoreTransaction } from '#api/storage/database.ts';
import { type AuditEntry, appendEntry, lockChain } from './audit-log.ts';
import { hasSeen, viewsOf } from './view-budget.ts';

export type Recorded = 'recorded' | 'over-budget';

/** Adds an entry, and resolves once it is durable. */
export function writeEntry({ commit, dialect }: Database, entry: AuditEntry): Promise<void> {
  return commit(async (transaction) => {
    await lockChain(transaction, dialect);
    await appendEntry(transaction, entry);
  });
}

const overBudget = { action: 'view-budget-reached', subject: '', shown: 0, reason: '' } as const;

/**
 * Adds an entry of somebody who saw reports, unless that is more than their budget of the day: then the entry says so,
 * once a day. Looking and writing share the lock, so that many requests at once get no more than one by one.
 */
export function writeView(
  { commit, dialect }: Database,
  entry: AuditEntry,
  budget: number,
): Promise<Recorded> {
  return commit(async (transaction): Promise<Recorded> => {
    await lockChain(transaction, dialect);
    const fits = await withinBudget(transaction, entry, budget);
    if (fits) await appendEntry(transaction, entry);
    else await noteOnce(transaction, { ...entry, ...overBudget });
    return fits ? 'recorded' : 'over-budget';
  });
}

/**
 * The hub's own system fetches all day: one entry per token, day and action, without report or number. Together with
 * the week of a report they would tell on which day it came.
 */
export function writeOnceToday({ commit, dialect }: Database, entry: AuditEntry): Promise<void> {
  return commit(async (transaction) => {
    await lockChain(transaction, dialect);
    await noteOnce(transaction, { ...entry, subject: '', detail: '', shown: 0 });
  });
}

async function withinBudget(
  transaction: StoreTransaction,
  entry: AuditEntry,
  budget: number,
): Promise<boolean> {
  if (entry.shown === 0) return true;
  if (entry.subject !== '' && (await hasSeen(transaction, entry, entry.subject))) return true;
  return (await viewsOf(transaction, entry)) + entry.shown <= budget;
}

async function noteOnce(transaction: StoreTransaction, entry: AuditEntry): Promise<void> {
  let known = transaction
    .selectFrom('audit_log')
    .select('number')
    .where('day', '=', entry.day)
    .where('name', '=', entry.name)
    .where('action', '=', entry.action)
    .limit(1);
  // A person is a name, a system is a token.
  if (entry.role === 'hub') known = known.where('token_id', '=', entry.tokenId);
  if ((await known.executeTakeFirst()) === undefined) await appendEntry(transaction, entry);
}
