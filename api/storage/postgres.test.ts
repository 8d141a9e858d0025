import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { setImmediate as oneTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { QuietLog } from '#api/guard/quiet-log.ts';
import type { Database, StoreTransaction } from './database.ts';
import { inventedRow, storeRows } from './invented-reports.ts';
import { openDatabase } from './open-database.ts';
import { postgresEngine } from './test-databases.ts';

const { start, stop, fresh } = postgresEngine();
before(start);
after(stop);

const backend = async (transaction: StoreTransaction): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
  return rows[0]?.pid ?? 0;
};
const end = (database: Database, pid: number) =>
  sql`select pg_terminate_backend(${pid})`.execute(database.store);

async function withRows(t: TestContext) {
  const { database, again } = await fresh(t);
  const [one, two] = await storeRows(database, 2, ['pull']);
  const touch = (transaction: StoreTransaction, id: Buffer | undefined) =>
    transaction
      .updateTable('reports')
      .set(({ eb }) => ({ size_bucket: eb('size_bucket', '+', 1) }))
      .where('id', '=', id as Buffer)
      .execute();
  const buckets = async () =>
    (await database.store.selectFrom('reports').select('size_bucket').execute()).map(
      (row) => row.size_bucket,
    );
  return { database, other: await again(), one, two, touch, buckets };
}

test('a connection that is ended in the middle of a transaction fails that one only; the next works', async (t) => {
  const { database, other, one, touch, buckets } = await withRows(t);
  const broken = database.commit(async (transaction) => {
    await touch(transaction, one);
    await end(other, await backend(transaction));
    await sql`select pg_sleep(10)`.execute(transaction);
  });
  await assert.rejects(broken);
  assert.deepEqual(await buckets(), [4, 4], 'nothing of it is stored');
  await database.commit((transaction) => touch(transaction, one));
  assert.deepEqual((await buckets()).sort(), [4, 5]);
});

test('a reader of the old state, or who holds a table, holds the scrubbing up: it says so instead of pretending', async (t) => {
  const { database, other, one } = await withRows(t);
  for (const hold of ['select count(*) from reports', 'lock table reports in access share mode']) {
    const reading = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const reader = other.store
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        await sql.raw(hold).execute(transaction);
        reading.resolve();
        await mayEnd.promise;
      });
    await reading.promise;
    await database.store
      .deleteFrom('reports')
      .where('id', '=', one as Buffer)
      .execute();
    assert.equal(await database.scrub(), false, hold);
    mayEnd.resolve();
    await reader;
    assert.equal(await database.scrub(), true);
  }
});

test('connections that are ended while they wait in the pool are replaced', async (t) => {
  const { database, other } = await withRows(t);
  const pids = await Promise.all([1, 2, 3].map(() => database.commit(backend)));
  await Promise.all(pids.map((pid) => end(other, pid)));
  for (let round = 0; round < 20; round += 1) {
    const answered = await database.commit(backend).catch(() => 0);
    if (answered > 0 && round > 0) return;
  }
  assert.fail('no connection came back');
});

/** Both have done their first step before either does its second. */
function meeting() {
  const both = Promise.withResolvers<void>();
  let here = 0;
  return async () => {
    here += 1;
    if (here === 2) both.resolve();
    await both.promise;
  };
}

test('two transactions that wait for each other (40P01) are both done in the end', async (t) => {
  const { database, one, two, touch, buckets } = await withRows(t);
  const meet = meeting();
  let runs = 0;
  const inOrder = (first: Buffer | undefined, second: Buffer | undefined) =>
    database.commit(async (transaction) => {
      runs += 1;
      await touch(transaction, first);
      await meet();
      await touch(transaction, second);
    });
  await Promise.all([inOrder(one, two), inOrder(two, one)]);
  assert.ok(runs > 2, 'one of them had to be done again');
  assert.deepEqual(await buckets(), [6, 6]);
});

test('a transaction that cannot be put in order (40001) is done again', async (t) => {
  const { database, one, touch, buckets } = await withRows(t);
  const meet = meeting();
  let runs = 0;
  const increment = () =>
    database.commit(async (transaction) => {
      runs += 1;
      await sql`set transaction isolation level repeatable read`.execute(transaction);
      await transaction.selectFrom('reports').select('size_bucket').execute();
      await meet();
      await touch(transaction, one);
    });
  await Promise.all([increment(), increment()]);
  assert.ok(runs > 2, 'one of them had to be done again');
  assert.deepEqual((await buckets()).sort(), [4, 6]);
});

test('an error of our own is not tried again', async (t) => {
  const { database } = await withRows(t);
  let runs = 0;
  const row = inventedRow(0);
  await assert.rejects(
    database.commit(async (transaction) => {
      runs += 1;
      await transaction
        .insertInto('reports')
        .values({ ...row, state: 'new', tag_generation: 1 })
        .execute();
    }),
    { code: '23505' },
  );
  assert.equal(runs, 1);
});

test('a server that may lose what it confirmed is refused in production and told in development', async (t) => {
  const lax = await fresh(t);
  const told: (string | undefined)[] = [];
  const log: QuietLog = (_level, event, fields) => void told.push(`${event} ${fields?.code}`);
  const open = (url: string, production: boolean) =>
    openDatabase({ DATABASE_URL: url, databaseFile: '', production }, log);
  await (await open(lax.url, false)).close();
  assert.deepEqual(told, ['storage-not-durable fsync']);
  await assert.rejects(open(lax.url, true), /may lose what it has confirmed: switch fsync on/);

  const strict = postgresEngine({ syncs: true });
  await strict.start();
  t.after(strict.stop);
  const { database, url } = await strict.fresh(t);
  await (await open(url, true)).close();
  assert.equal(told.length, 1, 'a server that keeps what it confirms is fine');
  await sql`alter system set full_page_writes = off`.execute(database.store);
  await sql`select pg_reload_conf()`.execute(database.store);
  const setting = async () =>
    (await sql<{ now: string }>`select current_setting('full_page_writes') as now`.execute(database.store))
      .rows[0]?.now;
  while ((await setting()) === 'on') await oneTurn();
  await assert.rejects(open(url, true), /switch full_page_writes on/);
});
