import { isoWeekOf } from '#api/counts/week.ts';
import { acknowledgeReports, listReports } from '#api/intake/intake-store.ts';
import type { Database } from '#api/storage/database.ts';

const twoWeeksMs = 14 * 86_400_000;

/** The invented hub confirmed what is older than two weeks; the last ones still wait in its queue. */
export async function confirmOlder(database: Database, until: number): Promise<void> {
  const lastWeek = isoWeekOf(until - twoWeeksMs);
  for (let after: Buffer | undefined; ; ) {
    const page = await listReports(database, { limit: 200, ...(after && { after }) });
    const items = page.rows
      .filter(({ received_week }) => received_week <= lastWeek)
      .map(({ id }) => ({ id, reference: `verzonnen-${Buffer.from(id).toString('hex').slice(0, 8)}` }));
    await acknowledgeReports(database, items, until);
    if (page.next === null) return;
    after = Buffer.from(page.next, 'hex');
  }
}
