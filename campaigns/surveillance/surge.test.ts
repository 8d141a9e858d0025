import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poissonDraw, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { areaSurges } from './area-surge.ts';
import { leastSeriesWeeks, seriesSurge } from './series-surge.ts';

const quiet = (random: ReturnType<typeof seededRandom>, mean: number, weeks: number) =>
  Array.from({ length: weeks }, () => poissonDraw(random, mean));

test('a series: in 600 quiet years at most 2 % false alarms, whether it has a year or three of past', () => {
  const random = seededRandom(2026);
  for (const mean of [0.5, 6]) {
    for (const weeks of [60, 165]) {
      let alarms = 0;
      for (let at = 0; at < 300; at += 1) alarms += Number(seriesSurge(quiet(random, mean, weeks)).alarm);
      assert.ok(alarms <= 6, `${alarms} of 300 at ${mean} a week over ${weeks} weeks`);
    }
  }
});

test('a series: twice as many for four weeks is mostly seen at twelve a week', () => {
  const random = seededRandom(77);
  let alarms = 0;
  for (let at = 0; at < 100; at += 1) {
    const counts = [...quiet(random, 12, 100), ...quiet(random, 24, 4)];
    alarms += Number(seriesSurge(counts).alarm);
  }
  assert.ok(alarms > 90, `${alarms}`);
});

test('a series: news of the past makes the limits wider, not the alarms more', () => {
  const random = seededRandom(3);
  const bursts = Array.from({ length: 90 }, () => poissonDraw(random, random() < 0.2 ? 24 : 3));
  const calm = quiet(random, 7, 90);
  const limit = (counts: number[]) => seriesSurge(counts).ewma?.limit ?? 0;
  assert.ok(limit(bursts) > limit(calm));
});

test('a series: fewer than five in four weeks are no alarm, after a year of nothing five are', () => {
  const nothing = new Array<number>(70).fill(0);
  assert.equal(seriesSurge(nothing.with(69, 4)).alarm, false);
  assert.equal(seriesSurge(nothing.with(69, 5)).alarm, true);
  assert.equal(seriesSurge(nothing).alarm, false);
});

test('a series: nothing is said before there are enough weeks', () => {
  const short = seriesSurge(new Array<number>(leastSeriesWeeks - 1).fill(2).with(-1, 90));
  assert.deepEqual(
    [short.expected, short.ewma, short.cusum, short.farrington, short.alarm],
    [null, null, null, null, false],
  );
  assert.equal(short.observed, 96);
  assert.equal(seriesSurge(new Array<number>(leastSeriesWeeks).fill(2).with(-1, 90)).alarm, true);
});

const area = (observed: number, baseline: number) => ({ observed, baseline, population: 20_000 });

test('an area: the rate of the weeks before is the measure, shrunken towards the others', () => {
  const [first, second] = areaSurges([area(1, 26), area(1, 0), ...Array(20).fill(area(1, 13))], 52);
  assert.ok(first && second);
  // Of its own it would be 2 and 0 in four weeks; all together have 1.
  assert.ok(first.expected > 1 && first.expected < 2, `${first.expected}`);
  assert.ok(second.expected > 0 && second.expected < 1, `${second.expected}`);
});

test('an area: P(X ≥ 7) at an expectation of one, corrected over 22 areas, is an alarm; three are not', () => {
  const rest = Array(21).fill(area(1, 13));
  const [seven] = areaSurges([area(7, 13), ...rest], 52);
  assert.ok(seven && Math.abs(seven.expected - 1) < 1e-9);
  assert.ok(Math.abs(seven.p - 8.324114288e-5) < 1e-9, `${seven.p}`);
  assert.ok(Math.abs(seven.q - 22 * seven.p) < 1e-12);
  assert.equal(seven.alarm, true);
  assert.equal(areaSurges([area(3, 13), ...rest], 52)[0]?.alarm, false);
});

test('an area: after a year of nothing anywhere two reports are no alarm, three are', () => {
  const alarm = (observed: number) => areaSurges([area(observed, 0), area(0, 0)], 52)[0]?.alarm;
  assert.deepEqual([alarm(2), alarm(3)], [false, true]);
});
