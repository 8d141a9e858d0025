import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areasOn } from '#content/areas/area-sets.ts';
import { shiftWorld } from './shift-world.ts';
import { type World, world } from './world.schema.ts';
import { worldTruth } from './world-truth.ts';
import practice from './worlds/practice.json' with { type: 'json' };

const areas = areasOn('2025-06-01');
const plain: World = world.parse({
  ...practice,
  ...{ from: '2024-01-01', to: '2025-12-28', reportsPerYear: 5000 },
  ...{ variationShape: null, noiseShape: null, trendPerYear: 1, season: 0, shocks: [], campaigns: [] },
});

function lived(described: World, effects: Parameters<ReturnType<typeof worldTruth>['draw']>[1] = []) {
  const { weeks, draw } = worldTruth(described, areas);
  return weeks.map((week) => draw(week, effects));
}

const total = (weeks: ReturnType<typeof lived>, fits: (code: string) => boolean) =>
  weeks
    .flatMap(({ counts }) => counts.filter(({ area }) => fits(area.code)))
    .reduce((sum, { reports }) => sum + reports, 0);
const anywhere = () => true;

test('a world brings as many reports per year as it says, on land and on water', () => {
  const weeks = lived(plain);
  assert.equal(weeks.length, 104);
  const years = (104 * 7) / 365.25;
  const onWater = total(weeks, (code) => !code.startsWith('GM'));
  const onLand = total(weeks, anywhere) - onWater;
  assert.ok(Math.abs(onLand - 5000 * years) < 4 * Math.sqrt(5000 * years), `${onLand} on land`);
  assert.ok(Math.abs(onWater - 300 * years) < 4 * Math.sqrt(300 * years), `${onWater} on water`);
});

test('the same seed is the same world, another seed is another', () => {
  const counts = (described: World) =>
    lived(described).map(({ counts: all }) => all.map(({ reports }) => reports));
  assert.deepEqual(counts(plain), counts(plain));
  assert.notDeepEqual(counts(plain), counts({ ...plain, seed: plain.seed + 1 }));
});

test('an effect changes its own areas and weeks, and nothing else', () => {
  const effect = { areas: ['GM0394', 'GM0361'], from: '2025-01-06', to: '2025-06-29', ratio: 3 };
  const [without, withEffect] = [lived(plain), lived(plain, [effect])];
  for (const [at, { week, counts }] of without.entries()) {
    for (const [place, { area, mean, reports }] of counts.entries()) {
      const other = withEffect[at]?.counts[place];
      const inside = effect.areas.includes(area.code) && week >= '2025-W02' && week <= '2025-W26';
      assert.ok(Math.abs((other?.mean ?? 0) - mean * (inside ? 3 : 1)) < 1e-9);
      if (!inside) assert.equal(other?.reports, reports);
    }
  }
});

test('news, season and trend change the means of their weeks', () => {
  const shocked = world.parse({
    ...plain,
    trendPerYear: 2,
    shocks: [{ from: '2024-03-04', to: '2024-03-10', ratio: 5, areas: ['GM0363'] }],
  });
  const mean = (described: World, code: string, week: string) =>
    lived(described)
      .find((one) => one.week === week)
      ?.counts.find(({ area }) => area.code === code)?.mean ?? 0;
  const years = Temporal.PlainDate.from('2024-01-01').until('2024-03-07').total({ unit: 'days' }) / 365.25;
  const ratio = (code: string) => mean(shocked, code, '2024-W10') / mean(plain, code, '2024-W10');
  assert.ok(Math.abs(ratio('GM0363') - 5 * 2 ** years) < 1e-9);
  assert.ok(Math.abs(ratio('GM0394') - 2 ** years) < 1e-9);
  const wave = { ...plain, season: 0.5 };
  assert.ok(mean(wave, 'GM0363', '2024-W29') > 1.49 * mean(plain, 'GM0363', '2024-W29'));
  assert.ok(mean(wave, 'GM0363', '2024-W03') < 0.51 * mean(plain, 'GM0363', '2024-W03'));
});

test('the practice world is a world, and moves by whole weeks to end in the week of today', () => {
  const practised = world.parse(practice);
  const moved = shiftWorld(practised, '2027-03-10');
  const days = (from: string, to: string) => Temporal.PlainDate.from(from).until(to).total({ unit: 'days' });
  assert.equal(days(practised.from, practised.to), days(moved.from, moved.to));
  assert.equal(days(practised.from, moved.from) % 7, 0);
  assert.ok(days(moved.to, '2027-03-10') < 7 && moved.to <= '2027-03-10');
  assert.equal(
    days(moved.from, moved.campaigns[0]?.from ?? ''),
    days(practised.from, practised.campaigns[0]?.from ?? ''),
  );
});
