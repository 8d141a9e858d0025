import { isoWeekOf } from '#api/counts/week.ts';
import type { Bytes, Database, Store } from '#api/storage/database.ts';
import { lastWeekOfTerm, type MessageTerms } from './message-terms.ts';

export type AnswerRow = {
  id: string;
  reportId: Bytes;
  questionId: string;
  week: string;
  sealed: Bytes;
};

/**
 * Answers page by page, by their random id. `unconfirmed`: only those that the hub has not confirmed, so that one that
 * comes in behind the page that was read is found the next time.
 */
export async function listAnswers(
  store: Store,
  query: { after?: string; limit: number; areaCodes?: readonly string[]; unconfirmed: boolean },
): Promise<{ rows: AnswerRow[]; next: string | null }> {
  if (query.areaCodes?.length === 0) return { rows: [], next: null };
  let page = store
    .selectFrom('messages')
    .innerJoin('threads', 'threads.lookup', 'messages.lookup')
    .innerJoin('reports', 'reports.id', 'threads.report_id')
    .select([
      'messages.id',
      'threads.report_id as reportId',
      'messages.answers as questionId',
      'messages.written_week as week',
      'messages.sealed_for_hub as sealed',
    ])
    .where('messages.direction', '=', 'to-hub')
    .orderBy('messages.id')
    .limit(query.limit + 1);
  if (query.unconfirmed) page = page.where('messages.read_week', 'is', null);
  if (query.after !== undefined) page = page.where('messages.id', '>', query.after);
  if (query.areaCodes) page = page.where('reports.area_code', 'in', query.areaCodes);
  const found = await page.execute();
  const rows = found.slice(0, query.limit).map((row) => ({ ...row, questionId: row.questionId ?? '' }));
  return { rows, next: found.length > query.limit ? (rows.at(-1)?.id ?? null) : null };
}

/** The hub has these answers: from now on their shorter term runs. Ids that are no answer are told, not swallowed. */
export function confirmAnswers(
  database: Database,
  ids: readonly string[],
  nowMs: number,
  { readRetentionDays }: MessageTerms,
): Promise<{ confirmed: number; unknown: string[] }> {
  const week = isoWeekOf(nowMs);
  const end = lastWeekOfTerm(week, readRetentionDays);
  return database.commit(async (transaction) => {
    const known = await transaction
      .updateTable('messages')
      .set((row) => ({
        read_week: row.fn.coalesce('read_week', row.val(week)),
        expires_week: row.case().when('expires_week', '>', end).then(end).else(row.ref('expires_week')).end(),
      }))
      .where('id', 'in', ids)
      .where('direction', '=', 'to-hub')
      .returning('id')
      .execute();
    const confirmed = new Set(known.map(({ id }) => id));
    return { confirmed: confirmed.size, unknown: ids.filter((id) => !confirmed.has(id)) };
  });
}

/** How many answers of `untilWeek` or before the hub has not confirmed. */
export async function countUnconfirmedAnswers(store: Store, untilWeek: string): Promise<number> {
  const { n } = await store
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('direction', '=', 'to-hub')
    .where('read_week', 'is', null)
    .where('written_week', '<=', untilWeek)
    .executeTakeFirstOrThrow();
  return Number(n);
}
