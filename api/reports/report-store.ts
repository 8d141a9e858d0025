import { addToCounts } from '#api/counts/report-counts.ts';
import { enqueue } from '#api/delivery/outbox.ts';
import { stateGroupOf } from '#api/intake/report-states.ts';
import type { Bytes, Database, ReportsTable } from '#api/storage/database.ts';

export type NewReport = Omit<ReportsTable, 'state' | 'tag_generation' | 'content_tag'> & {
  content_tag: Bytes;
};

/** `same`: this very report was stored before. `other`: the id is taken by other answers. */
export type Stored = 'inserted' | 'same' | 'other';

/**
 * Report, counters and deliveries in one transaction; resolves only after the commit, which is what a receipt
 * promises. A repeated id stores nothing.
 */
export function storeReport(
  database: Database,
  report: NewReport,
  destinations: readonly string[],
): Promise<Stored> {
  return database.commit(async (transaction) => {
    const inserted = await transaction
      .insertInto('reports')
      .values({ ...report, state: 'new', tag_generation: 1 })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('area_code')
      .executeTakeFirst();
    if (inserted === undefined) return sameOrOther(report);
    await addToCounts(
      transaction,
      {
        areaCode: report.area_code,
        week: report.received_week,
        phenomenon: report.phenomenon,
        campaign: report.campaign,
      },
      stateGroupOf('new'),
    );
    await enqueue(transaction, report.id, destinations);
    return 'inserted';

    async function sameOrOther({ id, content_tag }: NewReport): Promise<Stored> {
      const kept = await transaction
        .selectFrom('reports')
        .select('content_tag')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      // After the sweep nobody can tell; taken for other content, since a second report beats a lost one.
      if (kept.content_tag === null) return 'other';
      return Buffer.compare(kept.content_tag, content_tag) === 0 ? 'same' : 'other';
    }
  });
}
