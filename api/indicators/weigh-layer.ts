import { type Author, authored } from '#api/staff/author.ts';
import type { Database, StoreTransaction } from '#api/storage/database.ts';
import { mostLayers } from '#campaigns/indicators/layer.ts';
import { readIndicators } from './read-indicators.ts';

export type LayerWeighing = { name: string; weight: number; reason: string };

/** `too-many`: eight layers count already, and nobody oversees more. */
export type Weighed = 'done' | 'unknown' | 'too-many';

/** Chooses how much a layer counts; the choices before it stay as history. */
export function weighLayer(database: Database, choice: LayerWeighing, author: Author): Promise<Weighed> {
  return database.commit(async (transaction) => {
    const known = await readIndicators(transaction);
    if (!known.some(({ name }) => name === choice.name)) return 'unknown';
    const others = known.filter(({ name, weight }) => name !== choice.name && weight > 0);
    if (choice.weight > 0 && others.length >= mostLayers) return 'too-many';
    // Another process may take a number first; then the next one is free.
    while (!(await insert(transaction, choice, author)));
    return 'done';
  });
}

async function insert(
  transaction: StoreTransaction,
  choice: LayerWeighing,
  author: Author,
): Promise<boolean> {
  const last = await transaction
    .selectFrom('indicator_weights')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('name', '=', choice.name)
    .executeTakeFirst();
  const row = await transaction
    .insertInto('indicator_weights')
    .values({ ...choice, number: Number(last?.number ?? 0) + 1, ...authored(author) })
    .onConflict((conflict) => conflict.columns(['name', 'number']).doNothing())
    .returning('number')
    .executeTakeFirst();
  return row !== undefined;
}
