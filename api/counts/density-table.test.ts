import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { unknownArea } from '#api/reports/locate-report.ts';
import type { Database } from '#api/storage/database.ts';
import { openDatabase } from '#api/storage/open-database.ts';
import type { Audience } from '#content/taxonomy/audiences.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { densityTable } from './density-table.ts';
import { addToCounts, type StateGroup } from './report-counts.ts';

const november2026 = Date.parse('2026-11-22T12:00:00Z');
const may2027 = Date.parse('2027-05-10T12:00:00Z');
const [amsterdam, hilversum, wijdemeren] = ['GM0363', 'GM0402', 'GM1696'];
const everything = { phenomenon: null, region: null };

async function emptyDatabase(t: TestContext): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'density-'));
  const database = await openDatabase({
    DATABASE_URL: undefined,
    databaseFile: join(folder, 'reports.sqlite'),
  });
  t.after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  return database;
}

type Told = { phenomenon?: Phenomenon; campaign?: string; group?: StateGroup; times?: number };

async function count(database: Database, areaCode: string, week: string, told: Told = {}): Promise<void> {
  const { phenomenon = 'other', campaign = '', group = 'counted', times = 1 } = told;
  await database.commit(async (transaction) => {
    for (let time = 0; time < times; time += 1) {
      await addToCounts(transaction, { areaCode, week, phenomenon, campaign }, group);
    }
  });
}

test('reports are counted once, over all campaigns and phenomena, without spam and without other months', async (t) => {
  const database = await emptyDatabase(t);
  await count(database, amsterdam, '2026-W40', { times: 3 });
  await count(database, amsterdam, '2026-W41', { campaign: 'A1', phenomenon: 'floating-package' });
  await count(database, amsterdam, '2026-W41', { group: 'discounted', times: 5 });
  await count(database, amsterdam, '2026-W39', { times: 7 });
  const october = { from: '2026-10', to: '2026-10' };
  const table = await densityTable(database.store, { ...october, ...everything }, november2026);
  assert.equal(observedIn(table, amsterdam), 4);
  assert.equal(table.total, 4);
  const packages = await densityTable(
    database.store,
    { ...october, ...everything, phenomenon: 'floating-package' },
    november2026,
  );
  assert.equal(observedIn(packages, amsterdam), 1);
});

test('a week counts for the month of its Thursday: that of 1 January 2026 began in December', async (t) => {
  const database = await emptyDatabase(t);
  await count(database, amsterdam, '2026-W01');
  const inMonth = async (month: string) =>
    (await densityTable(database.store, { from: month, to: month, ...everything }, november2026)).total;
  assert.equal(await inMonth('2026-01'), 1);
  assert.equal(await inMonth('2025-12'), 0);
});

test('waters and unknown places stand apart and take nothing of the expectation', async (t) => {
  const database = await emptyDatabase(t);
  await count(database, amsterdam, '2026-W40', { times: 10 });
  await count(database, 'WATER-NOORDZEE', '2026-W40', { times: 4 });
  await count(database, unknownArea, '2026-W40', { times: 2 });
  await count(database, 'GM9999', '2026-W40');
  const table = await densityTable(
    database.store,
    { from: '2026-10', to: '2026-10', ...everything },
    november2026,
  );
  const expected = table.areas.reduce((sum, area) => sum + (area.expected ?? 0), 0);
  assert.ok(Math.abs(expected - 10) < 1e-9, `${expected} expected`);
  assert.ok(table.areas.every(({ kind }) => kind === 'municipality'));
  const apart = Object.fromEntries(table.elsewhere.map(({ code, observed }) => [code, observed]));
  assert.equal(apart['WATER-NOORDZEE'], 4);
  assert.equal(apart[unknownArea], 3, 'a code that nobody knows is an unknown place, not a lost report');
  assert.equal(table.total, 17);
});

test('a merged municipality counts for its successor from the day of the merger on, and not before', async (t) => {
  const database = await emptyDatabase(t);
  await count(database, hilversum, '2026-W40', { times: 2 });
  await count(database, wijdemeren, '2026-W40', { times: 3 });
  const before = await densityTable(
    database.store,
    { from: '2026-10', to: '2026-12', ...everything },
    may2027,
  );
  assert.deepEqual([observedIn(before, hilversum), observedIn(before, wijdemeren)], [2, 3]);
  const after = await densityTable(
    database.store,
    { from: '2026-10', to: '2027-01', ...everything },
    may2027,
  );
  assert.deepEqual([observedIn(after, hilversum), observedIn(after, wijdemeren)], [5, undefined]);
  const ahead = await densityTable(
    database.store,
    { from: '2026-10', to: '2027-01', ...everything },
    november2026,
  );
  assert.equal(observedIn(ahead, wijdemeren), 3, 'a merger that lies ahead does not show yet');
});

test('a member of one region sees its municipalities only, with the expectation of the whole province', async (t) => {
  const database = await emptyDatabase(t);
  await count(database, amsterdam, '2026-W40', { times: 100 });
  await count(database, unknownArea, '2026-W40');
  const october = { from: '2026-10', to: '2026-10', phenomenon: null };
  const whole = await densityTable(database.store, { ...october, region: null }, november2026);
  const gooi = await densityTable(database.store, { ...october, region: 'VR14' }, november2026);
  assert.ok(gooi.areas.length > 0 && gooi.areas.length < whole.areas.length);
  assert.equal(observedIn(gooi, amsterdam), undefined);
  assert.deepEqual(gooi.elsewhere, []);
  assert.equal(gooi.total, 0);
  const expectedIn = (table: typeof whole) => table.areas.find(({ code }) => code === hilversum)?.expected;
  assert.ok((expectedIn(whole) ?? 0) > 1);
  assert.equal(expectedIn(gooi), expectedIn(whole));
});

test('the rate is per year of elapsed time: whole weeks, and of the running month the days until today', async (t) => {
  const database = await emptyDatabase(t);
  const yearsOf = async (from: string, to: string) =>
    (await densityTable(database.store, { from, to, ...everything }, november2026)).period.years;
  // 53 Thursdays in 2026-01..2026-12 had 2026 ended; here it runs from Monday 29 December until Sunday 22 November.
  assert.equal(await yearsOf('2026-01', '2026-12'), 329 / 365.25);
  assert.equal(await yearsOf('2026-10', '2026-10'), 35 / 365.25);
  assert.equal(await yearsOf('2026-12', '2026-12'), 0);
});

test('without a single report everything is said about nothing: no ratio, no estimate, no signal, no crash', async (t) => {
  const database = await emptyDatabase(t);
  const october = { from: '2026-10', to: '2026-10', ...everything };
  for (const model of ['population', 'exposure'] as const) {
    const { areas, global, expectation, total } = await densityTable(
      database.store,
      { ...october, model },
      november2026,
    );
    assert.equal(total, 0);
    assert.deepEqual(expectation, { asked: model, used: 'population', phi: null, coefficients: [] });
    assert.deepEqual(global.gamma.moments, { nu: null, alpha: null });
    for (const area of areas) {
      assert.deepEqual([area.expected, area.ratio, area.interval, area.posterior], [0, null, null, null]);
      assert.deepEqual(area.signals, { low: false, underReported: false });
      assert.equal(area.state, 'te weinig verwacht om iets te zeggen');
      assert.ok((area.rateInterval?.[1] ?? 0) > 0, 'nothing seen is not nothing happened');
    }
    assert.doesNotMatch(JSON.stringify({ areas, global }), /NaN|Infinity/);
  }
});

test('a period that has not begun has ratios and no rates', async (t) => {
  const database = await emptyDatabase(t);
  await count(database, amsterdam, '2026-W50', { times: 3 });
  const december = { from: '2026-12', to: '2026-12', ...everything };
  const { areas, global } = await densityTable(database.store, december, november2026);
  const own = areas.find(({ code }) => code === amsterdam);
  assert.ok((own?.ratio ?? 0) > 1);
  assert.deepEqual(
    [own?.rate, own?.rateInterval, own?.marshall, own?.marshallLocal, global.marshall],
    [null, null, null, null, null],
  );
});

test('an audience counts the phenomena that it meets, beside one phenomenon only that one', async (t) => {
  const database = await emptyDatabase(t);
  await count(database, amsterdam, '2026-W40', { phenomenon: 'suspicious-rental', times: 2 });
  await count(database, amsterdam, '2026-W40', { phenomenon: 'chemical-storage', times: 3 });
  await count(database, amsterdam, '2026-W40', { phenomenon: 'floating-package', times: 7 });
  const october = { from: '2026-10', to: '2026-10', ...everything };
  const seen = async (asked: { audience: Audience; phenomenon?: Phenomenon }) =>
    (await densityTable(database.store, { ...october, ...asked }, november2026)).total;
  assert.equal(await seen({ audience: 'landlords' }), 5);
  assert.equal(await seen({ audience: 'landlords', phenomenon: 'chemical-storage' }), 3);
  assert.equal(await seen({ audience: 'harbours-and-water-sport' }), 9);
});

test('where few came in of many, the estimate says so; where few were to be expected, it says nothing', async (t) => {
  const database = await emptyDatabase(t);
  await count(database, amsterdam, '2026-W40', { times: 150 });
  for (const code of ['GM0392', 'GM0361', 'GM0402', 'GM0439'])
    await count(database, code, '2026-W40', { times: 30 });
  await count(database, 'GM0394', '2026-W40', { times: 2 });
  const october = { from: '2026-10', to: '2026-10', ...everything };
  const { areas } = await densityTable(database.store, october, november2026);
  const haarlemmermeer = areas.find(({ code }) => code === 'GM0394');
  assert.equal(haarlemmermeer?.state, 'waarschijnlijk onderbelicht');
  assert.deepEqual(haarlemmermeer?.signals, { low: true, underReported: true });
  assert.ok((haarlemmermeer?.posterior?.pBelow075 ?? 0) > 0.99);
  const texel = areas.find(({ code }) => code === 'GM0448');
  assert.equal(texel?.state, 'te weinig verwacht om iets te zeggen');
  assert.equal(texel?.marshallLocal, texel?.marshall, 'an island has no neighbourhood');
});

function observedIn(
  table: Awaited<ReturnType<typeof densityTable>>,
  code: string | undefined,
): number | undefined {
  return table.areas.find((area) => area.code === code)?.observed;
}
