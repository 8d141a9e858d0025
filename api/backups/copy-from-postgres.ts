import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { sql } from 'kysely';
import type { Store } from '#api/storage/database.ts';
import { migrate } from '#api/storage/open-database.ts';
import { openPostgres } from '#api/storage/postgres.ts';
import { openSqlite } from '#api/storage/sqlite.ts';
import { watchIds } from '#api/watch/watch-rows.ts';
import { rowsAtOnce } from './rows-at-once.ts';
import { type TableLayout, tableLayouts } from './table-layout.ts';

/** `accepted`: reports before the copy began; it holds these and perhaps some that came meanwhile. */
export type Copied =
  | { kind: 'copied'; accepted: number }
  | { kind: 'refused'; code: 'newer' | 'no-database' };

/**
 * One consistent state of a PostgreSQL database as a SQLite file with the same tables, at the same migration. All is
 * read in one transaction of one snapshot; writers go on meanwhile.
 */
export async function copyFromPostgres(url: string, to: string): Promise<Copied> {
  const database = openPostgres(url);
  try {
    return await database.store
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((snapshot) => copySnapshot(snapshot, to));
  } finally {
    await database.close();
  }
}

async function copySnapshot(snapshot: Store, to: string): Promise<Copied> {
  const newest = await newestMigration(snapshot);
  if (newest === null) return { kind: 'refused', code: 'no-database' };
  const made = openSqlite(to);
  const known = await migrate(made, newest).finally(() => made.close());
  if (!known) return { kind: 'refused', code: 'newer' };
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from reports where id not in ${watchIds}`.execute(snapshot);
  const file = new DatabaseSync(to);
  try {
    // The file is not a backup before it is synced as a whole: what a crash leaves of it is thrown away.
    file.exec('pragma foreign_keys = off; pragma synchronous = off; begin');
    for (const layout of tableLayouts(to)) await copyTable(snapshot, file, layout);
    file.exec('commit');
  } finally {
    file.close();
  }
  return { kind: 'copied', accepted: Number(rows[0]?.n) };
}

async function newestMigration(snapshot: Store): Promise<string | null> {
  const found = await sql<{ name: string | null }>`select to_regclass('kysely_migration') as name`.execute(
    snapshot,
  );
  if (!found.rows[0]?.name) return null;
  const { rows } = await sql<{ name: string | null }>`select max(name) as name from kysely_migration`.execute(
    snapshot,
  );
  return rows[0]?.name ?? null;
}

/**
 * By a cursor: a table may be larger than our memory. In the order of the key: the audit log takes entries only with
 * rising numbers, and PostgreSQL answers in no order of its own.
 */
async function copyTable(
  snapshot: Store,
  file: DatabaseSync,
  { name, columns, primaryKey }: TableLayout,
): Promise<void> {
  const listed = columns.map((column) => `"${column}"`).join(', ');
  const insert = file.prepare(
    `insert into "${name}" (${listed}) values (${columns.map(() => '?').join(', ')})`,
  );
  const order = primaryKey.map((column) => `"${column}"`).join(', ');
  const ordered = `select ${listed} from "${name}"${order && ` order by ${order}`}`;
  await sql.raw(`declare to_back_up cursor for ${ordered}`).execute(snapshot);
  for (;;) {
    const { rows } = await sql
      .raw<Record<string, SQLInputValue>>(`fetch ${rowsAtOnce(name)} from to_back_up`)
      .execute(snapshot);
    for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null));
    if (rows.length === 0) break;
  }
  await sql`close to_back_up`.execute(snapshot);
}
