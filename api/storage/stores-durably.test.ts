import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { wednesday } from './invented-reports.ts';
import { storesDurably } from './stores-durably.ts';
import { sqliteEngine } from './test-databases.ts';

test('a database that answers queries and stores nothing is told apart, and asked once a minute at most', async (t) => {
  const { database } = await sqliteEngine().fresh(t);
  const clock = { nowMs: wednesday };
  let commits = 0;
  const commit: typeof database.commit = (unit) => {
    commits += 1;
    return database.commit(unit);
  };
  const stores = storesDurably({ commit }, () => clock.nowMs);
  assert.deepEqual(await Promise.all(Array.from({ length: 50 }, stores)), Array(50).fill(true));
  assert.equal(commits, 1);
  await sql`pragma query_only = on`.execute(database.store);
  clock.nowMs += 59_999;
  assert.equal(await stores(), true, 'what is known is told');
  clock.nowMs += 1;
  assert.equal(await stores(), false);
  assert.ok(await database.store.selectFrom('settings').selectAll().execute(), 'it still reads');
  await sql`pragma query_only = off`.execute(database.store);
  clock.nowMs += 60_000;
  assert.equal(await stores(), true);
  assert.equal(commits, 3);
  const rows = await database.store
    .selectFrom('settings')
    .selectAll()
    .where('name', '=', 'storing-tried')
    .execute();
  assert.deepEqual(
    rows.map(({ value }) => value),
    ['yes'],
    'one row, without a moment',
  );
});
