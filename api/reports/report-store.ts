import type { CanariesTable } from '#api/canaries/canaries-table.ts';
import { addToCounts } from '#api/counts/report-counts.ts';
import { enqueue } from '#api/delivery/outbox.ts';
import type { ThreadsTable } from '#api/follow-up/thread-tables.ts';
import { stateGroupOf } from '#api/intake/report-states.ts';
import type {
  Bytes,
  Database,
  PhotosTable,
  ReportsTable,
  SealedIn,
  StoreTransaction,
} from '#api/storage/database.ts';
import { makeRoomForWatch } from '#api/watch/watch-rows.ts';

export type NewReport = Omit<
  ReportsTable,
  'state' | 'tag_generation' | 'content_tag' | 'sealed_in' | 'forgotten'
> & {
  content_tag: Bytes;
  sealed_in?: SealedIn;
};

/** What is stored together with a report. */
export type WithReport = {
  thread?: Omit<ThreadsTable, 'report_id'>;
  photos?: readonly Omit<PhotosTable, 'report_id'>[];
  /** A report of our own: it goes the same road, and no counter hears of it. */
  canary?: Omit<CanariesTable, 'report_id' | 'confirmed_on'>;
  /** A report of the watch outside, by the moment in its mark: it takes the place of the one before. */
  watchedAtMs?: number;
};

/** `same`: this very report was stored before. `other`: the id is taken by other answers. */
export type Stored = 'inserted' | 'same' | 'other';

/**
 * Report, counters, thread, photos and deliveries in one transaction; resolves only after the commit, which is what a
 * receipt promises. A repeated id stores nothing.
 */
export function storeReport(
  database: Database,
  report: NewReport,
  destinations: readonly string[],
  together: WithReport = {},
): Promise<Stored> {
  const { canary, watchedAtMs } = together;
  return database.commit(async (transaction) => {
    if (watchedAtMs !== undefined) await makeRoomForWatch(transaction, report.id, watchedAtMs);
    const inserted = await transaction
      .insertInto('reports')
      .values({ ...report, state: 'new', tag_generation: 1 })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('area_code')
      .executeTakeFirst();
    if (inserted === undefined) return sameOrOther(transaction, report);
    if (canary === undefined && watchedAtMs === undefined) await count(transaction, report);
    await storeTogether(transaction, report.id, together);
    await enqueue(transaction, report.id, destinations);
    return 'inserted';
  });
}

function count(transaction: StoreTransaction, report: NewReport): Promise<void> {
  const counted = {
    areaCode: report.area_code,
    week: report.received_week,
    phenomenon: report.phenomenon,
    campaign: report.campaign,
  };
  return addToCounts(transaction, counted, stateGroupOf('new'));
}

async function sameOrOther(
  transaction: StoreTransaction,
  { id, content_tag }: NewReport,
): Promise<'same' | 'other'> {
  const kept = await transaction
    .selectFrom('reports')
    .select('content_tag')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  // After the sweep nobody can tell; taken for other content, since a second report beats a lost one.
  if (kept.content_tag === null) return 'other';
  return Buffer.compare(kept.content_tag, content_tag) === 0 ? 'same' : 'other';
}

async function storeTogether(
  transaction: StoreTransaction,
  reportId: Bytes,
  { thread, photos = [], canary }: WithReport,
): Promise<void> {
  if (thread) {
    await transaction
      .insertInto('threads')
      .values({ ...thread, report_id: reportId })
      .execute();
  }
  if (canary) {
    await transaction
      .insertInto('canaries')
      .values({ ...canary, report_id: reportId, confirmed_on: null })
      .execute();
  }
  // One by one: several photos in one statement would hold all of them in memory once more.
  for (const photo of photos) {
    await transaction
      .insertInto('photos')
      .values({ ...photo, report_id: reportId })
      .execute();
  }
}
