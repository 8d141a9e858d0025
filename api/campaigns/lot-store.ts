import { randomInt, randomUUID } from 'node:crypto';
import type { Author } from '#api/staff/author.ts';
import type { Database, Store, StoreTransaction } from '#api/storage/database.ts';
import { drawLots } from '#campaigns/effect/draw-lots.ts';
import type { Lot } from './proposal-page.schema.ts';

export type LotRequest = { eligible: readonly string[]; places: number; reason: string; seed?: number };

/** Seeds fit a 32-bit integer column of either engine. */
export const largestSeed = 2 ** 31 - 1;

/**
 * Stores seed and eligible list, and draws only after that commit: who sees a result cannot have chosen the list
 * afterwards. A process that ends in between loses nothing, because the draw follows from what is stored.
 */
export async function castLots(database: Database, request: LotRequest, author: Author): Promise<Lot> {
  const id = randomUUID();
  await database.commit(async (transaction) => {
    await transaction
      .insertInto('campaign_lots')
      .values({
        id,
        seed: request.seed ?? randomInt(largestSeed),
        eligible: JSON.stringify([...request.eligible].sort()),
        ...{ places: request.places, drawn: null, reason: request.reason },
        ...{ by_name: author.member.name, made_on: author.day },
      })
      .execute();
  });
  return (await readLot(database, id)) as Lot;
}

/** A lot with its draw; one that was stored but not drawn yet is drawn now. */
export async function readLot(database: Database, id: string): Promise<Lot | null> {
  const lot = await find(database.store, id);
  if (lot === null || lot.drawn !== null) return lot;
  const { drawn } = drawLots(lot);
  await database.commit(async (transaction) => {
    await transaction
      .updateTable('campaign_lots')
      .set({ drawn: JSON.stringify(drawn) })
      .where('id', '=', id)
      .where('drawn', 'is', null)
      .execute();
  });
  return { ...lot, drawn };
}

/** All draws, newest first. */
export async function listLots(store: Store): Promise<Lot[]> {
  const rows = await lots(store).orderBy('made_on', 'desc').orderBy('id').execute();
  return rows.map(lotOf);
}

async function find(store: Store | StoreTransaction, id: string): Promise<Lot | null> {
  const row = await lots(store).where('id', '=', id).executeTakeFirst();
  return row ? lotOf(row) : null;
}

const lots = (store: Store | StoreTransaction) => store.selectFrom('campaign_lots').selectAll();

function lotOf(row: Awaited<ReturnType<ReturnType<typeof lots>['execute']>>[number]): Lot {
  return {
    ...{ id: row.id, seed: Number(row.seed), places: row.places, reason: row.reason },
    eligible: JSON.parse(row.eligible) as string[],
    drawn: row.drawn === null ? null : (JSON.parse(row.drawn) as string[]),
    ...{ byName: row.by_name, madeOn: row.made_on },
  };
}
