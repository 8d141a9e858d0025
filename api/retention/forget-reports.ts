import { sql } from 'kysely';
import { dayOf } from '#api/counts/week.ts';
import { forgetMessages } from '#api/follow-up/forget-messages.ts';
import { forgetOldReasons } from '#api/staff/opening-reasons.ts';
import type { Database } from '#api/storage/database.ts';
import { deleteWatchReports } from '#api/watch/watch-rows.ts';
import { dueReports } from './due-reports.ts';
import { forgetContents } from './forget-contents.ts';
import { lastEndedWeek, type RetentionTerms } from './retention-terms.ts';

/** `scrubbed`: the old bytes are gone from the engine's files too; otherwise do it again later. */
export type ForgetTally = { contents: number; messages: number; threads: number; scrubbed: boolean };

const dayMs = 86_400_000;
/** Small enough that a report that comes in meanwhile does not wait for the night's work. */
const together = 50;
/** Asking what is due looks at every report that is still kept, so it is not asked for each step. */
const askedAtOnce = 1_000;

/**
 * Deletes the report of the watch, and what is past its term: content with its photos, words of staff, forwarded texts and deliveries; messages and
 * threads; withdrawals that everybody confirmed. Content never goes before the hub confirmed on every road, unless it
 * was recalled. Counters stay. In small steps that may be broken off anywhere and begun again.
 */
export async function forgetReports(
  database: Database,
  nowMs: number,
  terms: RetentionTerms,
): Promise<ForgetTally> {
  await database.commit(deleteWatchReports);
  let contents = 0;
  for (;;) {
    const due = await dueReports(database.store, nowMs, terms, askedAtOnce);
    if (due.length === 0) break;
    for (let at = 0; at < due.length; at += together)
      contents += await forgetContents(database, due.slice(at, at + together));
  }
  await forgetLateWords(database, nowMs, terms);
  const oldest = dayOf(nowMs - terms.contentDays * dayMs);
  await database.commit((transaction) => forgetOldReasons(transaction, oldest));
  const told = await forgetMessages(database, nowMs, terms.messages);
  await forgetNotices(database, nowMs, terms);
  return { contents, ...told, scrubbed: await database.scrub() };
}

/** A report can be moved after its content is gone; the reason that goes with it has the term of all content. */
async function forgetLateWords(database: Database, nowMs: number, { contentDays }: RetentionTerms) {
  await database.commit((transaction) =>
    transaction
      .updateTable('intake_history')
      .set({ sealed_reason: new Uint8Array(0) })
      .where(sql<boolean>`length(sealed_reason) > 0`)
      .where('week', '<=', lastEndedWeek(nowMs, contentDays))
      .where('report_id', 'in', (forgotten) =>
        forgotten.selectFrom('reports').select('reports.id').where('forgotten', '<>', ''),
      )
      .execute(),
  );
}

/** A withdrawal that its receiver has not confirmed is kept, however long that takes. */
async function forgetNotices(database: Database, nowMs: number, { recalledDays }: RetentionTerms) {
  await database.commit((transaction) =>
    transaction
      .deleteFrom('notices')
      .where('state', '=', 'delivered')
      .where('made_week', '<=', lastEndedWeek(nowMs, recalledDays))
      .execute(),
  );
}
