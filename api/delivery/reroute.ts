import type { Database, StoreTransaction } from '#api/storage/database.ts';
import { noLease, type Queue, queues, tableOf, toOthers, unsettled, watchDestination } from './queue.ts';

/**
 * What is unsettled on a road that the configuration no longer has (a webhook that replaced the pull queue, or the
 * other way round) goes on over the first road that it has. Nothing may wait for a road that nobody walks.
 */
export async function reroute(database: Database, roads: readonly string[]): Promise<void> {
  const [first] = roads;
  if (first === undefined) return;
  // What the watch sent stays on its own road, or goes with the night.
  const destinations = [...roads, watchDestination];
  await database.commit(async (transaction) => {
    for (const queue of queues) {
      await keepOne(transaction, queue, first, destinations);
      await transaction
        .updateTable(tableOf(queue))
        .set({ destination: first, state: 'pending', attempts: 0, next_at: null, ...noLease })
        .where(unsettled)
        .where('destination', 'not in', destinations)
        .where('destination', 'not like', toOthers)
        .execute();
    }
  });
}

/** A report has one row per road: of several that would end on the same road one is kept. */
async function keepOne(
  transaction: StoreTransaction,
  queue: Queue,
  first: string,
  destinations: readonly string[],
): Promise<void> {
  const table = tableOf(queue);
  await transaction
    .deleteFrom(table)
    .where(unsettled)
    .where('destination', 'not in', destinations)
    .where('destination', 'not like', toOthers)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom(`${table} as other`)
          .select('other.id')
          .whereRef('other.report_id', '=', `${table}.report_id`)
          .where(({ and, eb, or, ref }) =>
            or([
              eb('other.destination', '=', first),
              and([
                eb('other.destination', 'not in', destinations),
                eb('other.destination', 'not like', toOthers),
                eb('other.state', '<>', 'delivered'),
                eb('other.id', '<', ref(`${table}.id`)),
              ]),
            ]),
          ),
      ),
    )
    .execute();
}
