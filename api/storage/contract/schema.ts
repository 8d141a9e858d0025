import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { deriveKey } from '#api/reports/derive-keys.ts';
import { storeReport } from '#api/reports/report-store.ts';
import type { Database } from '../database.ts';
import { inventedPepper, inventedRow, inventedToken } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

type Column = { table_name: string; column_name: string; data_type: string; numbers: string | null };

/** Every table that says something of a report. */
const tables = [
  'reports',
  'deliveries',
  'intake_history',
  'threads',
  'messages',
  'photos',
  'notices',
  'recall_requests',
  'forwarded_texts',
  'reward_decisions',
  'reward_claims',
  'reward_ledger',
];

/** What a table tells beyond its values: a moment, or the order in which rows came. */
async function tellTales(database: Database): Promise<string[]> {
  const columns =
    database.dialect === 'sqlite' ? await sqliteColumns(database) : await postgresColumns(database);
  const moments = columns
    .filter(({ data_type, column_name }) => /time|date/i.test(`${data_type} ${column_name}`))
    .map(({ column_name }) => `${column_name} holds a moment`);
  const numbered = columns
    .filter(({ numbers }) => numbers)
    .map(({ column_name }) => `${column_name} counts up`);
  return [...moments, ...numbered, ...(await rowids(database))];
}

async function sqliteColumns({ store }: Database): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select t.name as table_name, c.name as column_name, c.type as data_type,
      case when t.sql like '%autoincrement%' or (c.pk = 1 and upper(c.type) = 'INTEGER') then 'yes' end as numbers
    from sqlite_schema t join pragma_table_info(t.name) c
    where t.type = 'table' and t.name in (${sql.join(tables)})`.execute(store);
  return rows;
}

async function postgresColumns({ store }: Database): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_name, column_name, data_type,
      case when column_default like 'nextval%' or is_identity = 'YES' then 'yes' end as numbers
    from information_schema.columns
    where table_name in (${sql.join(tables)}) and table_schema = 'public'`.execute(store);
  return rows;
}

/** A rowid is the order of arrival. PostgreSQL has none; where its rows lie in the file is a known rest. */
async function rowids({ dialect, store }: Database): Promise<string[]> {
  if (dialect === 'postgres') return [];
  const { rows } = await sql<{ name: string }>`
    select name from pragma_table_list
    where name in (${sql.join(tables)}) and wr = 0`.execute(store);
  return rows.map(({ name }) => `${name} has a rowid`);
}

/** Neither the tables nor the ids tell when, or in which order, reports came in. */
export function schemaContract(fresh: OpenFresh): void {
  test('no table of reports has a moment, a counter or a rowid', async (t) => {
    const { database } = await fresh(t);
    assert.deepEqual(await tellTales(database), []);
  });

  test('that check bites: a planted moment and a planted counter are found', async (t) => {
    const { database } = await fresh(t);
    const moment = database.dialect === 'sqlite' ? 'TEXT' : 'TIMESTAMPTZ';
    await sql.raw(`alter table reports add column received_time ${moment}`).execute(database.store);
    await sql.raw('drop table intake_history').execute(database.store);
    const counter = database.dialect === 'sqlite' ? 'INTEGER PRIMARY KEY AUTOINCREMENT' : 'SERIAL';
    await sql.raw(`create table intake_history (number ${counter})`).execute(database.store);
    const found = await tellTales(database);
    assert.ok(found.includes('received_time holds a moment'));
    assert.ok(found.includes('number counts up'));
    if (database.dialect === 'sqlite') assert.ok(found.includes('intake_history has a rowid'));
  });

  test('the order of ids says nothing about the order of arrival of 1,000 reports', async (t) => {
    const { database } = await fresh(t);
    const arrival = new Map<string, number>();
    for (let number = 0; number < 1_000; number += 1) {
      const id = deriveKey(inventedPepper, inventedToken(number), 'report-id', 32);
      await storeReport(database, inventedRow(number, { id }), ['pull']);
      arrival.set(id.toString('hex'), number);
    }
    const inOrder = [await reportsInOrder(database), await deliveriesInOrder(database)];
    for (const reportIds of inOrder) {
      const ranks = reportIds.map((id) => arrival.get(id) as number);
      assert.equal(new Set(ranks).size, 1_000);
      // The standard deviation of rho over 1,000 random ranks is 0.032; these are more than four of them.
      assert.ok(Math.abs(spearman(ranks)) < 0.14, `rho is ${spearman(ranks)}`);
    }
    assert.ok(spearman([...arrival.values()]) > 0.999);
  });
}

async function reportsInOrder({ store }: Database): Promise<string[]> {
  const rows = await store.selectFrom('reports').select('id').orderBy('id').execute();
  return rows.map(({ id }) => Buffer.from(id).toString('hex'));
}

async function deliveriesInOrder({ store }: Database): Promise<string[]> {
  const rows = await store.selectFrom('deliveries').select('report_id').orderBy('id').execute();
  return rows.map(({ report_id }) => Buffer.from(report_id).toString('hex'));
}

/** Spearman's rho between the places in the list and the ranks in it (all different, 0…n-1). */
function spearman(ranks: readonly number[]): number {
  const squares = ranks.reduce((sum, rank, at) => sum + (rank - at) ** 2, 0);
  return 1 - (6 * squares) / (ranks.length * (ranks.length ** 2 - 1));
}
