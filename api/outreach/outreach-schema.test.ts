import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { migrate } from '#api/storage/open-database.ts';
import { openSqlite } from '#api/storage/sqlite.ts';
import { postgresEngine, sqliteEngine, temporaryFolder } from '#api/storage/test-databases.ts';
import { freshOutreach } from './invented-outreach.ts';
import type { OutreachDatabase } from './outreach-tables.ts';

/** Tables that hang on a reader or on staff. */
const ofPeople = ['subscribers', 'blocked', 'asked', 'newsletters', 'outgoing'];

type Column = { table: string; column: string; type: string };

async function columnsOf({ dialect, store }: OutreachDatabase): Promise<Column[]> {
  const { rows } =
    dialect === 'sqlite'
      ? await sql<Column>`select t.name as "table", c.name as "column", c.type as "type"
          from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table'`.execute(store)
      : await sql<Column>`select table_name as "table", column_name as "column", data_type as "type"
          from information_schema.columns where table_schema = 'public'`.execute(store);
  return rows.filter(({ table }) => !table.startsWith('kysely_'));
}

for (const engine of [sqliteEngine(), postgresEngine()]) {
  describe(`on ${engine.dialect}`, () => {
    before(engine.start);
    after(engine.stop);

    test('no column of the store of addresses speaks of a report, and what tells of a reader is bytes', async (t) => {
      const { outreach } = await freshOutreach(t, engine);
      const all = await columnsOf(outreach.database);
      const columns = all.filter(({ table }) => ofPeople.includes(table));
      assert.ok(columns.length > 30, `${columns.length} columns`);
      for (const { table, column } of columns)
        assert.doesNotMatch(
          `${table}.${column}`,
          /report|receipt|thread|photo|reward|phenomenon|area|campaign|week/,
        );
      const personal = columns.filter(({ column }) => /sealed|mark$|made_by|approved_by|name$/.test(column));
      for (const { table, column, type } of personal)
        assert.match(type, /^(BLOB|bytea)$/, `${table}.${column}`);
      assert.ok(personal.length >= 9, `${personal.length} personal columns`);
    });

    test('no row tells when a reader came: no rowid, no counter, no moment', async (t) => {
      const { outreach } = await freshOutreach(t, engine);
      const { dialect, store } = outreach.database;
      if (dialect === 'sqlite') {
        const { rows } = await sql<{ name: string; sql: string }>`
          select name, sql from sqlite_schema where type = 'table' and name not like 'kysely_%'`.execute(
          store,
        );
        for (const { name, sql: made } of rows) assert.match(made, /STRICT, WITHOUT ROWID$/, name);
      }
      const ofReaders = (await columnsOf(outreach.database)).filter(({ table }) => table === 'subscribers');
      for (const { column, type } of ofReaders)
        assert.doesNotMatch(`${column} ${type}`, /_at\b|time|date|asked/i);
    });
  });
}

test('the tables of addresses and those of reports are in different files, and have no name in common but settings', async (t) => {
  const { outreach } = await freshOutreach(t);
  const reports = openSqlite(`${temporaryFolder(t)}/reports.sqlite`);
  t.after(() => reports.close());
  await migrate(reports);
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(
    reports.store,
  );
  const ours = new Set((await columnsOf(outreach.database)).map(({ table }) => table));
  const shared = rows.map(({ name }) => name).filter((name) => ours.has(name));
  assert.deepEqual(shared, ['settings']);
});
