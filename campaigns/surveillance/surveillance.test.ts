import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poissonDraw, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { cusumChart, cusumReference } from './cusum.ts';
import { ewmaChart } from './ewma.ts';
import { farringtonAlarm } from './farrington.ts';

const near = (found: number | undefined, reference: number, absolute = 1e-9) =>
  assert.ok(Math.abs((found ?? Number.NaN) - reference) < absolute, `${found} is not ${reference}`);

test('EWMA: the first limit is 3 λ √μ, the last 3 √(μ λ/(2−λ)); a lasting rise passes it', () => {
  const chart = ewmaChart([4, 4, 9, 9, 9, 9], 4);
  near(chart[0]?.limit, 4 + 3 * 0.25 * 2);
  near(ewmaChart(new Array(200).fill(4), 4)[199]?.limit, 4 + 3 * 2 * Math.sqrt(0.25 / 1.75));
  near(chart[2]?.value, 4 + 0.25 * 5);
  assert.deepEqual(
    chart.map(({ alarm }) => alarm),
    [false, false, false, true, true, true],
  );
});

test('CUSUM: reference between 2 and 4 is 2/ln 2; it forgets what lies below and adds what lies above', () => {
  const k = cusumReference(2, 4);
  near(k, 2 / Math.LN2);
  const chart = cusumChart([1, 1, 6, 5, 6], k, 7);
  near(chart[1]?.value, 0);
  near(chart[4]?.value, 17 - 3 * k);
  assert.deepEqual(
    chart.map(({ alarm }) => alarm),
    [false, false, false, false, true],
  );
  assert.throws(() => cusumReference(2, 2), RangeError);
});

const weekly = Array.from({ length: 200 }, (_, week) => (week === 26 ? 60 : 3 + ((week * 37) % 7)));

// By numpy from the published formulae, with the past surge in week 26 down-weighted.
test('Farrington: expectation, dispersion and threshold of a week with a surge in its past', () => {
  const found = farringtonAlarm(weekly, 180);
  near(found?.expected, 5.499614882064767, 1e-6);
  near(found?.phi, 3.2151273017875353, 1e-6);
  near(found?.threshold, 21.67038994804204, 1e-6);
  assert.equal(found?.alarm, false);
  assert.equal(farringtonAlarm(weekly.with(180, 22), 180)?.alarm, true);
});

test('Farrington: no alarm with fewer than five reports in four weeks, no answer without three years of past', () => {
  const rare = Array.from({ length: 200 }, (_, week) => Number(week % 40 === 0));
  const four = rare.with(179, 0).with(178, 0).with(177, 0);
  assert.equal(farringtonAlarm(four.with(180, 4), 180)?.alarm ?? false, false);
  assert.equal(farringtonAlarm(weekly, 158), null);
  assert.notEqual(farringtonAlarm(weekly, 159), null);
});

test('Farrington on 600 quiet weeks of six a week: at most 2 % false alarms at 0.5 %', () => {
  const random = seededRandom(77);
  const counts = Array.from({ length: 760 }, () => poissonDraw(random, 6));
  let alarms = 0;
  for (let week = 160; week < 760; week += 1) alarms += Number(farringtonAlarm(counts, week)?.alarm);
  assert.ok(alarms <= 12, `${alarms}`);
});
