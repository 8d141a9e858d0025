import { type Author, authored } from '#api/staff/author.ts';
import type { Database } from '#api/storage/database.ts';
import type { IndicatorLayer } from '#content/indicators/indicator-layer.schema.ts';
import { readIndicator } from './read-indicators.ts';

/** `changed`: since the preview somebody else added a version, so what was confirmed is no longer what would change. */
export type LayerStored = { kind: 'stored'; version: number } | { kind: 'changed' };

/**
 * Adds a version; the ones before it stay. `after` is the newest version that the preview was compared with, null for a
 * layer that is new.
 */
export function storeLayer(
  database: Database,
  layer: IndicatorLayer,
  after: number | null,
  author: Author,
): Promise<LayerStored> {
  return database.commit(async (transaction) => {
    const known = await readIndicator(transaction, layer.name);
    const newest = known?.versions[0]?.version ?? null;
    if (newest !== after) return { kind: 'changed' };
    const version = (newest ?? 0) + 1;
    const row = await transaction
      .insertInto('indicator_versions')
      .values({
        ...{ name: layer.name, version, layer: JSON.stringify(layer) },
        ...authored(author),
      })
      // Another process may have been a moment earlier.
      .onConflict((conflict) => conflict.columns(['name', 'version']).doNothing())
      .returning('version')
      .executeTakeFirst();
    return row === undefined ? { kind: 'changed' } : { kind: 'stored', version };
  });
}
