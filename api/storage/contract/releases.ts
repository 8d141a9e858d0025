import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addToCounts, takeFromCounts } from '#api/counts/report-counts.ts';
import { publishReleases } from '#api/releases/publish-releases.ts';
import { publishedReleases } from '#api/releases/published-releases.ts';
import { readRefusals, readReleases } from '#api/releases/release-store.ts';
import type { ReleaseRow } from '#campaigns/disclosure/release.schema.ts';
import type { Database } from '../database.ts';
import type { OpenFresh } from '../test-databases.ts';

type Event = [event: string, code: string | undefined];

const at = (day: string) => Date.parse(`${day}T12:00:00+01:00`);

function publishOn(database: Database, day: string, events: Event[] = []): Promise<void> {
  const log = (_level: string, event: string, fields: { code?: string } = {}) =>
    void events.push([event, fields.code]);
  return publishReleases({ database, log, nowMs: at(day) });
}

/** `n` reports of one place in one week, straight into the counters. */
async function count(database: Database, areaCode: string, week: string, n: number): Promise<void> {
  for (let number = 0; number < n; number += 1) {
    await database.commit((transaction) =>
      addToCounts(transaction, { areaCode, week, phenomenon: 'other', campaign: '' }, 'counted'),
    );
  }
}

const figure = (rows: readonly ReleaseRow[] | undefined, code: string, period: string) => {
  const row = rows?.find((one) => one.code === code && one.period === period && one.phenomenon === null);
  return row && [row.status, row.value, row.lo, row.hi];
};

/** What is published stays as it is, is published once, and comes from counts of its own day. */
export function releasesContract(fresh: OpenFresh): void {
  test('a quarter is published 30 days after it closed, and not a day before', async (t) => {
    const { database } = await fresh(t);
    await count(database, 'GM0363', '2026-W30', 12);
    await publishOn(database, '2026-10-29');
    assert.deepEqual(await readReleases(database.store), []);
    const events: Event[] = [];
    await publishOn(database, '2026-10-30', events);
    const [first, ...others] = await readReleases(database.store);
    assert.deepEqual([first?.version, first?.quarter, first?.publishedOn], [1, '2026-Q3', '2026-10-30']);
    assert.deepEqual(figure(first?.rows, 'VR13', '2026-Q3'), ['rounded', 10, 8, 12]);
    assert.deepEqual([others, events], [[], [['release-published', undefined]]]);
  });

  test('all quarters that are due come out in order, a year with its municipalities', async (t) => {
    const { database } = await fresh(t);
    await count(database, 'GM0363', '2025-W50', 21);
    await count(database, 'GM0448', '2026-W13', 1);
    await publishOn(database, '2026-11-22');
    const releases = await readReleases(database.store);
    assert.deepEqual(
      releases.map(({ version, quarter }) => [version, quarter]),
      [
        [1, '2025-Q4'],
        [2, '2026-Q1'],
        [3, '2026-Q2'],
        [4, '2026-Q3'],
      ],
    );
    assert.deepEqual(figure(releases[0]?.rows, 'GM0363', '2025'), ['band', null, 20, 49]);
    assert.deepEqual(figure(releases[0]?.rows, 'GM0448', '2025'), ['band', null, 0, 9]);
    assert.equal(
      releases[3]?.rows.some(({ period }) => period === '2026'),
      false,
    );
    for (const row of releases[0]?.rows ?? []) {
      assert.ok(releases[3]?.rows.some((one) => JSON.stringify(one) === JSON.stringify(row)));
    }
  });

  test('a report that is judged otherwise afterwards changes nothing that was published', async (t) => {
    const { database } = await fresh(t);
    await count(database, 'GM0363', '2025-W46', 30);
    await publishOn(database, '2026-02-05');
    const [before] = await readReleases(database.store);
    for (let number = 0; number < 15; number += 1) {
      const report = { areaCode: 'GM0363', week: '2025-W46', phenomenon: 'other', campaign: '' } as const;
      await database.commit((transaction) => takeFromCounts(transaction, report, 'counted'));
    }
    const events: Event[] = [];
    await publishOn(database, '2026-05-05', events);
    const [same, next] = await readReleases(database.store);
    assert.deepEqual(same, before);
    assert.deepEqual(figure(next?.rows, 'VR13', '2025-Q4'), ['rounded', 30, 28, 32]);
    assert.deepEqual(events, [['release-published', undefined]], 'the gate judges by the counts of then');
  });

  test('what was published cannot be changed or removed, not even by hand', async (t) => {
    const { database } = await fresh(t);
    await count(database, 'GM0363', '2026-W30', 12);
    await publishOn(database, '2026-11-01');
    for (const statement of [
      `update public_releases set body = '{}'`,
      'delete from public_releases',
      'update release_counts set n = 0',
      'delete from release_counts',
    ]) {
      await assert.rejects(sql.raw(statement).execute(database.store), /never changed/, statement);
    }
    assert.equal((await readReleases(database.store)).length, 1);
  });

  test('two processes publish a quarter once', async (t) => {
    const { database, again } = await fresh(t);
    await count(database, 'GM0363', '2026-W30', 12);
    const other = await again();
    const events: Event[] = [];
    await Promise.all([publishOn(database, '2026-11-01', events), publishOn(other, '2026-11-01', events)]);
    assert.equal((await readReleases(database.store)).length, 1);
    assert.deepEqual(events, [['release-published', undefined]]);
    const counted = await database.store.selectFrom('release_counts').selectAll().execute();
    assert.deepEqual(
      counted.map((row) => ({ ...row })),
      [{ quarter: '2026-Q3', place: 'GM0363', phenomenon: 'other', n: 12 }],
    );
  });

  test('a quarter that the gate refuses is an alarm and a row for staff, and nothing of it goes out', async (t) => {
    const { database } = await fresh(t);
    await count(database, 'GM0363', '2026-W10', 12);
    await publishOn(database, '2026-05-05');
    const values = { quarter: '2026-Q1', place: 'GM0448', phenomenon: 'other', n: 400 } as const;
    // Counts that do not fit what was published, as a hand at the console could leave them.
    await database.store.insertInto('release_counts').values(values).execute();
    const events: Event[] = [];
    await publishOn(database, '2026-08-05', events);
    await publishOn(database, '2026-08-06', events);
    assert.deepEqual(events, Array(2).fill(['release-refused', 'contradiction']));
    assert.equal((await readReleases(database.store)).length, 1);
    assert.deepEqual(await readRefusals(database.store), [
      { quarter: '2026-Q2', reason: 'contradiction', firstOn: '2026-08-05', lastOn: '2026-08-06' },
    ]);
  });

  test('the public side hears of a new release within a minute, and keeps what it knows', async (t) => {
    const { database, again } = await fresh(t);
    const reader = await again();
    let nowMs = at('2026-11-01');
    const releases = publishedReleases(reader.store, () => nowMs);
    assert.deepEqual(await releases(), []);
    await count(database, 'GM0363', '2026-W30', 12);
    await publishOn(database, '2026-11-01');
    assert.deepEqual(await releases(), [], '(not asked again at once)');
    nowMs += 61_000;
    assert.deepEqual(
      (await releases()).map(({ version }) => version),
      [1],
    );
    await reader.store.schema.alterTable('public_releases').renameTo('away').execute();
    nowMs += 61_000;
    assert.deepEqual(
      (await releases()).map(({ version }) => version),
      [1],
      'while the database fails',
    );
  });
}
