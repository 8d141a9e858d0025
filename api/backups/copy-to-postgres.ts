import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { Database, StoreTransaction } from '#api/storage/database.ts';
import { rowsAtOnce } from './rows-at-once.ts';
import { type TableLayout, tableLayouts } from './table-layout.ts';

type Values = Record<string, string | number | bigint | Uint8Array | null>;

/**
 * Stores every row of a SQLite file in the same tables of an empty PostgreSQL database: all of it, or nothing. Both must
 * be at the same migration. Answers false when any table has a row already.
 */
export function copyToPostgres(database: Database, from: string): Promise<boolean> {
  const layouts = tableLayouts(from);
  return database.store.transaction().execute(async (transaction) => {
    // Nobody adds a report between the look and the copy.
    await sql`lock table reports, settings in exclusive mode`.execute(transaction);
    for (const { name } of layouts) {
      const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(transaction);
      if (rows.length > 0) return false;
    }
    const file = new DatabaseSync(from, { readOnly: true });
    try {
      for (const layout of layouts) await copyTable(file, transaction, layout);
    } finally {
      file.close();
    }
    return true;
  });
}

async function copyTable(
  file: DatabaseSync,
  transaction: StoreTransaction,
  { name, columns, ownReferences }: TableLayout,
): Promise<void> {
  const order = ownReferences.map((column) => `"${column}" is not null`).join(', ');
  const rows = file.prepare(`select * from "${name}"${order && ` order by ${order}`}`).iterate();
  let batch: Values[] = [];
  const store = async () => {
    if (batch.length > 0) await insertRows(transaction, name, columns, batch);
    batch = [];
  };
  for (const row of rows) {
    batch.push(row as Values);
    if (batch.length === rowsAtOnce(name)) await store();
  }
  await store();
}

async function insertRows(
  transaction: StoreTransaction,
  name: string,
  columns: readonly string[],
  rows: readonly Values[],
): Promise<void> {
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(transaction);
}
