import type { Database, StoreTransaction } from '#api/storage/database.ts';
import { exportRequestDays } from './export.schema.ts';

/** Last day (ISO) on which somebody can agree with a version of this day. */
export const lastDayToAgree = (madeOn: string) =>
  Temporal.PlainDate.from(madeOn).add({ days: exportRequestDays }).toString();

/**
 * Deletes versions that nobody agreed to in time, and exports that have none left; answers how many versions. The number
 * of one stays taken: a version 2 of later is never another one than that of before. What somebody took before a second
 * person was asked stays in the books, without its files.
 */
export function deleteExpiredRequests(database: Database, today: string): Promise<number> {
  const madeBefore = Temporal.PlainDate.from(today).subtract({ days: exportRequestDays }).toString();
  return database.commit(async (transaction) => {
    const expired = await expiredRequests(transaction, madeBefore);
    for (const { export_id, version, taken } of expired) {
      if (taken !== null)
        await transaction
          .updateTable('export_files')
          .set({ body: null })
          .where('export_id', '=', export_id)
          .where('version', '=', version)
          .execute();
      else
        await transaction
          .deleteFrom('export_files')
          .where('export_id', '=', export_id)
          .where('version', '=', version)
          .execute();
    }
    await transaction
      .deleteFrom('exports')
      .where('id', 'not in', (query) => query.selectFrom('export_files').select('export_id'))
      .execute();
    return expired.length;
  });
}

function expiredRequests(transaction: StoreTransaction, madeBefore: string) {
  return transaction
    .selectFrom('export_versions as version')
    .leftJoin('export_approvals as approval', (join) =>
      join
        .onRef('approval.export_id', '=', 'version.export_id')
        .onRef('approval.version', '=', 'version.version'),
    )
    .innerJoin('export_files as file', (join) =>
      join
        .onRef('file.export_id', '=', 'version.export_id')
        .onRef('file.version', '=', 'version.version')
        .on('file.format', '=', 'csv'),
    )
    .leftJoin('export_downloads as taken', (join) =>
      join.onRef('taken.export_id', '=', 'version.export_id').onRef('taken.version', '=', 'version.version'),
    )
    .select(['version.export_id', 'version.version'])
    .select(({ fn }) => fn.max('taken.day').as('taken'))
    .where('approval.version', 'is', null)
    .where('version.made_on', '<', madeBefore)
    .where('file.body', 'is not', null)
    .groupBy(['version.export_id', 'version.version'])
    .execute();
}
