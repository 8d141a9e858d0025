import { sql } from 'kysely';
import type { Store } from '#api/storage/database.ts';
import { viewingActions } from './audit-actions.ts';

export type Viewer = { name: string; day: string };

/** The same report twice on a day is one view; a list counts each report on it. */
const views = sql<number>`count(distinct case when subject <> '' then subject end)
  + coalesce(sum(case when subject = '' then shown else 0 end), 0)`;

const viewing = (store: Store, day: string) =>
  store
    .selectFrom('audit_log')
    .where('day', '=', day)
    .where('action', 'in', viewingActions)
    .where('shown', '>', 0);

/** How many reports this person was shown today, by whatever token. */
export async function viewsOf(store: Store, { name, day }: Viewer): Promise<number> {
  const { seen } = await viewing(store, day)
    .select(views.as('seen'))
    .where('name', '=', name)
    .where('role', '<>', 'hub')
    .executeTakeFirstOrThrow();
  return Number(seen);
}

export async function hasSeen(store: Store, { name, day }: Viewer, subject: string): Promise<boolean> {
  const row = await viewing(store, day)
    .select('number')
    .where('name', '=', name)
    .where('subject', '=', subject)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who saw how many reports on a day, most first; the hub's own system is no person. */
export async function viewsPerPerson(store: Store, day: string): Promise<{ name: string; views: number }[]> {
  const rows = await viewing(store, day)
    .select(['name', views.as('seen')])
    .where('role', '<>', 'hub')
    .groupBy('name')
    .execute();
  return rows
    .map(({ name, seen }) => ({ name, views: Number(seen) }))
    .sort((one, other) => other.views - one.views || (one.name < other.name ? -1 : 1));
}
