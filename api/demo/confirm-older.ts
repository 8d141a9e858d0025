import { isoWeekOf } from '#api/counts/week.ts';
import { acknowledgeReports } from '#api/intake/intake-store.ts';
import type { Database } from '#api/storage/database.ts';

const twoWeeksMs = 14 * 86_400_000;

/** The invented hub confirms what is older than two weeks; the last ones still wait in its queue. */
export async function confirmOlder(database: Database, until: number): Promise<void> {
  const waiting = await database.store
    .selectFrom('deliveries')
    .innerJoin('reports', 'reports.id', 'deliveries.report_id')
    .select('reports.id')
    .distinct()
    .where('deliveries.state', '<>', 'delivered')
    .where('received_week', '<=', isoWeekOf(until - twoWeeksMs))
    .execute();
  const items = waiting.map(({ id }) => ({
    id,
    reference: `verzonnen-${Buffer.from(id).toString('hex').slice(0, 8)}`,
  }));
  if (items.length > 0) await acknowledgeReports(database, items, until);
}
