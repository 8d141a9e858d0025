import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Bytes, Dialect, Store, StoreTransaction } from '#api/storage/database.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';
import type { AuditAction, AuditDetail } from './audit-actions.ts';
import type { AuditLogTable } from './audit-table.ts';
import { keptApart, wordsOf } from './opening-reasons.ts';
import type { StaffRole } from './roles.ts';

export type AuditEntry = {
  day: string;
  tokenId: string;
  name: string;
  role: StaffRole | 'command';
  action: AuditAction;
  subject: string;
  detail: AuditDetail;
  shown: number;
  /** Why a report outside the region had to be seen; of no other action. */
  reason?: string;
};

export type AuditHead = { number: number; hash: string };

/** What the first entry follows. */
export const firstPrevious: Bytes = new Uint8Array(32);

/** Any number that nothing else here locks: the letters `audit`. */
const postgresLock = 0x6175646974;

/** `h_n = SHA256(h_{n-1} ‖ canonicalJson(entry))`: whoever changes one entry changes every hash after it. */
export function hashOfRow(previous: Bytes, row: Omit<AuditLogTable, 'previous' | 'hash'>): Buffer {
  const { number, day, token_id, name, role, action, subject, detail, shown, reason } = row;
  const entry = { number, day, token_id, name, role, action, subject, detail, shown };
  // Entries of before there were reasons keep their hash.
  const whole = reason === '' ? entry : { ...entry, reason };
  return createHash('sha256').update(previous).update(canonicalJson(whole)).digest();
}

/**
 * Lets one writer at a time at the end of the chain, until the transaction ends. SQLite has one writer already:
 * transactions there begin with its lock.
 */
export async function lockChain(transaction: StoreTransaction, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${postgresLock})`.execute(transaction);
}

function lastEntry(store: Store | StoreTransaction) {
  return store
    .selectFrom('audit_log')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Adds an entry at the end. The caller holds the lock of the chain. */
export async function appendEntry(transaction: StoreTransaction, entry: AuditEntry): Promise<void> {
  const last = await lastEntry(transaction);
  const { tokenId, name, reason = '', ...rest } = entry;
  // A text that the engine would change on its way would no longer fit its hash.
  const { inChain, beside } = keptApart(reason.toWellFormed());
  const number = (last?.number ?? 0) + 1;
  const row = { number, token_id: tokenId, name: name.toWellFormed(), reason: inChain, ...rest };
  const previous = last?.hash ?? firstPrevious;
  await transaction
    .insertInto('audit_log')
    .values({ ...row, previous, hash: hashOfRow(previous, row) })
    .execute();
  if (beside)
    await transaction
      .insertInto('opening_reasons')
      .values({ number, ...beside })
      .execute();
}

/** Every entry, with the words of its reason as long as these are kept beside the chain. */
export function withWords(store: Store) {
  return store
    .selectFrom('audit_log')
    .leftJoin('opening_reasons as beside', 'beside.number', 'audit_log.number')
    .selectAll('audit_log')
    .select(['beside.salt', 'beside.reason as words']);
}

/** The end of the chain: kept outside, it shows when entries are cut off or all are written anew. */
export async function auditHead(store: Store): Promise<AuditHead | null> {
  const row = await lastEntry(store);
  return row === undefined ? null : { number: row.number, hash: Buffer.from(row.hash).toString('hex') };
}

/** `before` reads back from a number, newest first; `after` onward from one, oldest first. */
export type AuditQuery = { from: string; to: string; limit: number } & (
  | { before?: number; after?: undefined }
  | { before?: undefined; after: number }
);

/** A page of entries of these days, with reasons in words while these last; `next`: where the following page goes on. */
export async function readEntries(store: Store, { from, to, before, after, limit }: AuditQuery) {
  let query = withWords(store).where('day', '>=', from).where('day', '<=', to);
  if (before !== undefined) query = query.where('audit_log.number', '<', before);
  if (after !== undefined) query = query.where('audit_log.number', '>', after);
  const rows = await query
    .orderBy('audit_log.number', after === undefined ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute();
  const page = rows
    .slice(0, limit)
    .map(({ salt: _salt, words, ...row }) => ({ ...row, reason: wordsOf(row.reason, words) }));
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.number ?? null) : null };
}
