import { createHash, randomBytes } from 'node:crypto';
import type { Bytes, StoreTransaction } from '#api/storage/database.ts';

const mark = 'sha256:';

/** What stands for a reason in the chain, which keeps all for good: `sha256:` and SHA256(salt ‖ reason) in hex. */
export function fingerprintOf(salt: Bytes, reason: string): string {
  return mark + createHash('sha256').update(salt).update(reason).digest('hex');
}

/** A reason as the two places keep it; none for what needs no reason. */
export function keptApart(reason: string): {
  inChain: string;
  beside: { salt: Bytes; reason: string } | null;
} {
  if (reason === '') return { inChain: '', beside: null };
  const salt = randomBytes(16);
  return { inChain: fingerprintOf(salt, reason), beside: { salt, reason } };
}

/** The words for who must judge them; empty when they were deleted. Entries of an older version hold their own. */
export function wordsOf(inChain: string, beside: string | null): string {
  return inChain.startsWith(mark) ? (beside ?? '') : inChain;
}

/** Whether words that are still there are those of the entry. */
export function fits(
  inChain: string,
  { salt, words }: { salt: Bytes | null; words: string | null },
): boolean {
  return salt === null || words === null || inChain === fingerprintOf(salt, words);
}

/** The entries whose words are still there: few, where the log itself only grows. */
const entriesWithWords = (transaction: StoreTransaction) =>
  transaction
    .selectFrom('opening_reasons as kept')
    .innerJoin('audit_log', 'audit_log.number', 'kept.number')
    .select('kept.number');

/** With the content of these reports goes why somebody of elsewhere opened them. */
export async function forgetReasons(transaction: StoreTransaction, ids: readonly Bytes[]): Promise<void> {
  const subjects = ids.map((id) => Buffer.from(id).toString('hex'));
  await transaction
    .deleteFrom('opening_reasons')
    .where('number', 'in', entriesWithWords(transaction).where('audit_log.subject', 'in', subjects))
    .execute();
}

/** Reasons of before this day (`YYYY-MM-DD`), whatever became of their reports. */
export async function forgetOldReasons(transaction: StoreTransaction, day: string): Promise<void> {
  await transaction
    .deleteFrom('opening_reasons')
    .where('number', 'in', entriesWithWords(transaction).where('audit_log.day', '<', day))
    .execute();
}
