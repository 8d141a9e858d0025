import type { Database } from '#api/storage/database.ts';
import { noLease, unsettled } from './outbox.ts';

/**
 * Unsettled deliveries of a road that the configuration no longer has (a webhook that replaced the pull queue, or the
 * other way round) go on over the first road that it has. Nothing may wait for a road that nobody walks.
 */
export async function reroute(database: Database, destinations: readonly string[]): Promise<void> {
  const [first] = destinations;
  if (first === undefined) return;
  await database.commit(async (transaction) => {
    // A report has one delivery per road: of several that would end on the same road one is kept.
    await transaction
      .deleteFrom('deliveries')
      .where(unsettled)
      .where('destination', 'not in', destinations)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('deliveries as other')
            .select('other.id')
            .whereRef('other.report_id', '=', 'deliveries.report_id')
            .where(({ and, eb, or, ref }) =>
              or([
                eb('other.destination', '=', first),
                and([
                  eb('other.destination', 'not in', destinations),
                  eb('other.state', '<>', 'delivered'),
                  eb('other.id', '<', ref('deliveries.id')),
                ]),
              ]),
            ),
        ),
      )
      .execute();
    await transaction
      .updateTable('deliveries')
      .set({ destination: first, state: 'pending', attempts: 0, next_at: null, ...noLease })
      .where(unsettled)
      .where('destination', 'not in', destinations)
      .execute();
  });
}
