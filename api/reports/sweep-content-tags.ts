import type { Database } from '#api/storage/database.ts';

const sweptSetting = 'content-tags-swept';

/**
 * The nightly sweep of content tags, in two generations: a tag lives one to two nights, long enough for a retry and too
 * short to test later what somebody wrote; backups leave tags out. Once per day (`YYYY-MM-DD`), whoever asks and however often: a second sweep
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
