import { sql } from 'kysely';
import type { IsoWeek } from '#api/counts/week.ts';
import type { Database } from '#api/storage/database.ts';

/** `scrubbed`: the old bytes are gone from the engine's files too; otherwise do it again later. */
export type Forgotten = { contents: number; scrubbed: boolean };

const forgottenSeal = new Uint8Array(0);
/** Small enough that a report that comes in meanwhile does not wait for the night's work. */
const together = 200;

/**
 * Deletes the content of reports whose last confirmation by the hub is `retentionDays` ago, counted from the end of the
 * week of that confirmation; never of a report that the hub has not confirmed on every road. Counters stay.
 */
export async function forgetReports(
  database: Database,
  nowMs: number,
  retentionDays: number,
): Promise<Forgotten> {
  const lastWeek = lastForgettableWeek(nowMs, retentionDays);
  let contents = 0;
  for (;;) {
    const forgotten = await forgetSome(database, lastWeek);
    contents += forgotten;
    if (forgotten < together) break;
  }
  return { contents, scrubbed: await database.scrub() };
}

/** The latest week whose Sunday plus the term lies before today; ISO weeks sort as text. */
function lastForgettableWeek(nowMs: number, retentionDays: number): IsoWeek {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs)
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDate();
  const monday = today.subtract({ days: retentionDays + 7 });
  return `${monday.yearOfWeek}-W${String(monday.weekOfYear).padStart(2, '0')}`;
}

function forgetSome(database: Database, lastWeek: IsoWeek): Promise<number> {
  return database.commit(async (transaction) => {
    const due = await transaction
      .selectFrom('reports')
      .innerJoin('deliveries', 'deliveries.report_id', 'reports.id')
      .select('reports.id')
      .where(sql<boolean>`length(reports.sealed) > 0`)
      .groupBy('reports.id')
      .having(sql<boolean>`sum(case when deliveries.state = 'delivered' then 0 else 1 end) = 0`)
      .having(({ fn }) => fn.max('deliveries.settled_week'), '<=', lastWeek)
      .limit(together)
      .execute();
    if (due.length === 0) return 0;
    const ids = due.map(({ id }) => id);
    await transaction
      .updateTable('reports')
      .set({ sealed: forgottenSeal, content_tag: null })
      .where('id', 'in', ids)
      .execute();
    await transaction
      .updateTable('intake_history')
      .set({ sealed_reason: forgottenSeal })
      .where('report_id', 'in', ids)
      .execute();
    return ids.length;
  });
}

const sweptSetting = 'content-tags-swept';

/**
 * The nightly sweep of content tags, in two generations: a tag lives one to two nights, long enough for a retry and too
 * short to test later what somebody wrote. Once per day (`YYYY-MM-DD`), whoever asks and however often: a second sweep
 * of the same night would take tags of the day before.
 */
export async function sweepContentTags(database: Database, day: string): Promise<void> {
  await database.commit(async (transaction) => {
    const first = await transaction
      .insertInto('settings')
      .values({ name: sweptSetting, value: day })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({ value: day }).where('settings.value', '<>', day),
      )
      .returning('name')
      .executeTakeFirst();
    if (first === undefined) return;
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
