import { sql } from 'kysely';
import { thursdayOf } from '#api/counts/week.ts';
import type { Database } from '#api/storage/database.ts';

export type Forgotten = { contents: number };

const forgottenSeal = new Uint8Array(0);

/**
 * Deletes the content of reports whose last confirmation by the hub is `retentionDays` ago, counted from the end of the
 * week of that confirmation; never of a report that the hub has not confirmed on every road. Counters stay.
 */
export async function forgetReports(
  database: Database,
  nowMs: number,
  retentionDays: number,
): Promise<Forgotten> {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs)
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDate();
  const contents = await database.commit(async (transaction) => {
    const settled = await transaction
      .selectFrom('deliveries')
      .select(['report_id', ({ fn }) => fn.max('settled_week').as('week')])
      .groupBy('report_id')
      .having(sql<number>`sum(case when state = 'delivered' then 0 else 1 end)`, '=', 0)
      .execute();
    const due = settled.filter(({ week }) => {
      if (week === null) return false;
      const weekEnd = thursdayOf(week).add({ days: 3 });
      return Temporal.PlainDate.compare(weekEnd.add({ days: retentionDays }), today) < 0;
    });
    let forgotten = 0;
    for (const { report_id } of due) {
      const result = await transaction
        .updateTable('reports')
        .set({ sealed: forgottenSeal, content_tag: null })
        .where('id', '=', report_id)
        .where(sql<number>`length(sealed)`, '>', 0)
        .executeTakeFirst();
      forgotten += Number(result.numUpdatedRows);
    }
    return forgotten;
  });
  await database.scrub();
  return { contents };
}

/**
 * The nightly sweep of content tags, in two generations: a tag lives one to two nights, long enough for a retry and too
 * short to test later what somebody wrote.
 */
export async function sweepContentTags(database: Database): Promise<void> {
  await database.commit(async (transaction) => {
    await transaction
      .updateTable('reports')
      .set({ content_tag: null })
      .where('tag_generation', '=', 0)
      .where('content_tag', 'is not', null)
      .execute();
    await transaction
      .updateTable('reports')
      .set({ tag_generation: 0 })
      .where('tag_generation', '=', 1)
      .execute();
  });
}
