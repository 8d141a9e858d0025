import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poissonDraw, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { rateRatioIntervals } from '#campaigns/intervals/rate-ratio.ts';
import { smallestRatio } from './smallest-ratio.ts';

const at = (perMonth: number, before: number, after: number, power?: number, level?: number) =>
  smallestRatio({ before: { months: before, perMonth }, after: { months: after }, power, level });

// 80 % power, two-sided 5 %: the published table of this project, made by another programme.
const table: [perMonth: number, ratios: (string | null)[]][] = [
  [0.06, ['22', '15', '12', '9.6']],
  [0.25, ['7.9', '5.9', '4.7', '4.0']],
  [1, ['3.6', '2.9', '2.5', '2.2']],
  [2, ['2.7', '2.2', '2.0', '1.8']],
  [5, ['1.96', '1.72', '1.58', '1.49']],
  [10, ['1.65', '1.49', '1.39', null]],
];
const months = [
  [12, 3],
  [12, 6],
  [12, 12],
  [24, 12],
] as const;

for (const [perMonth, ratios] of table)
  test(`${perMonth} a month: ${ratios.join(', ')}`, () => {
    for (const [place, ratio] of ratios.entries()) {
      if (ratio === null) continue;
      const [before, after] = months[place] as (typeof months)[number];
      const digits = (ratio.split('.')[1] ?? '').length;
      assert.equal(at(perMonth, before, after).toFixed(digits), ratio);
    }
  });

test('more of anything sees smaller effects; more certainty sees only larger ones', () => {
  assert.ok(at(6, 12, 6) < at(5, 12, 6));
  assert.ok(at(5, 18, 6) < at(5, 12, 6));
  assert.ok(at(5, 12, 9) < at(5, 12, 6));
  assert.ok(at(5, 12, 6, 0.9) > at(5, 12, 6));
  assert.ok(at(5, 12, 6, 0.8, 0.99) > at(5, 12, 6));
});

test('simulated: with the smallest ratio the mid-P interval lies above 1 in 80 % of 3,000 worlds', () => {
  const ratio = at(2, 12, 6);
  const random = seededRandom(5);
  let shown = 0;
  for (let world = 0; world < 3000; world += 1) {
    const counts = { before: poissonDraw(random, 24), after: poissonDraw(random, 12 * ratio) };
    shown += Number(rateRatioIntervals(counts, { before: 12, after: 6 }, 0.05).midP[0] > 1);
  }
  assert.ok(Math.abs(shown / 3000 - 0.8) < 0.025, `${shown / 3000}`);
});

test('ten thousand a month is answered within seconds', () => {
  const started = performance.now();
  assert.ok(Math.abs(at(10_000, 12, 12) - 1.01147) < 1e-5);
  assert.ok(performance.now() - started < 4000);
});
