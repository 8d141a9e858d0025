import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { surges } from './surges.ts';
import { thursdayOf } from './week.ts';
import { lastWholeWeek, weekWindowOf } from './week-window.ts';

const november2026 = Date.parse('2026-11-22T12:00:00Z');
const last = lastWholeWeek(november2026);
const everything = { phenomenon: null, audience: null, region: null };
const [texel, haarlem, amsterdam] = ['GM0448', 'GM0392', 'GM0363'];
const { fresh } = sqliteEngine();

function weekBefore(weeks: number): string {
  const day = thursdayOf(last).subtract({ weeks }).toString();
  return weekWindowOf({ from: day, to: day })?.from ?? '';
}

type Week = { area: string; weeksAgo: number; n: number; phenomenon?: Phenomenon };

/** Puts weekly counts straight into the counters: a past of years by the road of reports would take minutes. */
async function counted(t: TestContext, weeks: Week[]) {
  const { database } = await fresh(t);
  const rows = weeks.map(({ area, weeksAgo, n, phenomenon = 'other' }) => ({
    ...{ area_code: area, period: weekBefore(weeksAgo), phenomenon, n },
    ...({ state_group: 'counted', campaign: '' } as const),
  }));
  for (let at = 0; at < rows.length; at += 100)
    await database.store
      .insertInto('report_counts')
      .values(rows.slice(at, at + 100))
      .execute();
  return database.store;
}

const past = (area: string, weeks: number, n: number, from = 1): Week[] =>
  Array.from({ length: weeks }, (_, at) => ({ area, weeksAgo: at + from, n: n + ((at * 7) % 3) - 1 }));

test('a house that has just opened says that it knows too little, and judges nothing', async (t) => {
  const store = await counted(t, [{ area: amsterdam, weeksAgo: 0, n: 90 }, ...past(amsterdam, 10, 2)]);
  const found = await surges(store, everything, november2026);
  assert.deepEqual([found.baselineWeeks, found.leastWeeks], [7, 34]);
  assert.deepEqual(found.areas, []);
  assert.ok(found.series.every(({ alarm, ewma, cusum }) => !alarm && ewma === null && cusum === null));
});

test('nothing reported ever is nothing remarkable', async (t) => {
  const found = await surges(await counted(t, []), everything, november2026);
  assert.equal(found.baselineWeeks, 0);
  assert.ok(found.series.every(({ alarm, observed }) => !alarm && observed === 0));
  assert.doesNotMatch(JSON.stringify(found), /NaN|Infinity/);
});

test('a quiet year is no alarm; three times as many in four weeks is one, for the province, its region and the municipality', async (t) => {
  const quiet = [...past(amsterdam, 70, 12, 4), ...past(haarlem, 70, 3, 4)];
  const now = (area: string, n: number) => [0, 1, 2, 3].map((weeksAgo) => ({ area, weeksAgo, n }));
  const calm = await surges(
    await counted(t, [...quiet, ...now(amsterdam, 12), ...now(haarlem, 3)]),
    everything,
    november2026,
  );
  assert.ok([...calm.series, ...calm.areas].every(({ alarm }) => !alarm));
  const risen = await surges(
    await counted(t, [...quiet, ...now(amsterdam, 36), ...now(haarlem, 3)]),
    everything,
    november2026,
  );
  const alarms = [...risen.series, ...risen.areas].filter(({ alarm }) => alarm).map(({ code }) => code);
  assert.deepEqual(alarms, ['PV27', 'VR13', amsterdam]);
  assert.deepEqual(risen.weeks, { from: weekBefore(3), to: last });
});

test('the week that still runs is not judged', async (t) => {
  const store = await counted(t, [...past(haarlem, 60, 3, 0), { area: haarlem, weeksAgo: -1, n: 500 }]);
  const { series } = await surges(store, everything, november2026);
  assert.ok(series.every(({ alarm, observed }) => !alarm && observed < 20));
});

test('with three years of past Farrington is there, and before that it is not', async (t) => {
  const short = await surges(await counted(t, past(haarlem, 150, 6, 0)), everything, november2026);
  const long = await surges(await counted(t, past(haarlem, 165, 6, 0)), everything, november2026);
  assert.equal(short.series[0]?.farrington, null);
  assert.ok((long.series[0]?.farrington?.limit ?? 0) > 6);
});

test('a member of one region sees that region, with what is usual learnt from the whole province', async (t) => {
  const store = await counted(t, [...past(amsterdam, 60, 12, 0), ...past(texel, 60, 1, 0)]);
  const whole = await surges(store, everything, november2026);
  const own = await surges(store, { ...everything, region: 'VR10' }, november2026);
  assert.deepEqual(
    own.series.map(({ code }) => code),
    ['VR10'],
  );
  assert.ok(own.areas.length > 0 && own.areas.every(({ code }) => code !== amsterdam));
  const at = (table: typeof whole) => table.areas.find(({ code }) => code === texel);
  assert.deepEqual(at(own), at(whole));
});

test('waters count for the province and for no region', async (t) => {
  const store = await counted(t, [...past('WATER-NOORDZEE', 60, 9, 0), ...past(texel, 60, 1, 0)]);
  const [province, ...regions] = (await surges(store, everything, november2026)).series;
  const together = regions.reduce((sum, { observed }) => sum + observed, 0);
  assert.ok((province?.observed ?? 0) > together && together > 0);
});

test('weeks that are over are read once a minute, and anew for another question', async (t) => {
  const store = await counted(t, past(haarlem, 60, 6, 0));
  const observed = async (nowMs: number, audience: 'landlords' | null = null) =>
    (await surges(store, { ...everything, audience }, nowMs)).series[0]?.observed;
  const before = await observed(november2026);
  await store.deleteFrom('report_counts').where('period', '=', last).execute();
  assert.equal(await observed(november2026 + 59_000), before);
  assert.equal(await observed(november2026, 'landlords'), 0);
  assert.ok(((await observed(november2026 + 60_000)) ?? 99) < (before ?? 0));
});

test('only the phenomena that are asked for count', async (t) => {
  const store = await counted(t, [
    ...past(haarlem, 60, 2, 0).map((week) => ({ ...week, phenomenon: 'suspicious-rental' as const })),
    ...past(haarlem, 60, 9, 0),
  ]);
  const [province] = (await surges(store, { ...everything, audience: 'landlords' }, november2026)).series;
  assert.ok((province?.observed ?? 99) < 13);
});
