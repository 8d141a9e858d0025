import type { Database } from '#api/storage/database.ts';

/**
 * Deletes the files of exports whose last day is over (`today`: ISO day, Amsterdam); answers how many. Question, hashes
 * and who took them stay: that is the account that staff give of it.
 */
export async function deleteEndedExports(database: Database, today: string): Promise<number> {
  const ended = await database.commit((transaction) =>
    transaction
      .updateTable('export_files')
      .set({ body: null })
      .where('body', 'is not', null)
      .where('export_id', 'in', (query) =>
        query.selectFrom('exports').select('id').where('ends_on', '<', today),
      )
      .executeTakeFirst(),
  );
  return Number(ended.numUpdatedRows);
}
