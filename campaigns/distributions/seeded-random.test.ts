import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gammaDraw, poissonDraw, seededRandom, xoshiro128 } from './seeded-random.ts';

test('xoshiro128** gives the numbers of another port of it for the state 1, 2, 3, 4', () => {
  const next = xoshiro128(1, 2, 3, 4);
  assert.deepEqual([1, 2, 3, 4, 5].map(next), [11520, 0, 5927040, 70819200, 2031721883]);
});

test('one seed, one series; another seed, another', () => {
  const series = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
  assert.deepEqual(series(42), series(42));
  assert.notDeepEqual(series(42), series(43));
  for (const number of series(7)) assert.ok(number >= 0 && number < 1);
});

test('draws have the mean and variance of their distribution', () => {
  const random = seededRandom(1);
  const draws = (draw: () => number) => {
    const all = Array.from({ length: 4000 }, draw);
    const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
    return [mean, all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length] as const;
  };
  const [poissonMean, poissonVariance] = draws(() => poissonDraw(random, 3));
  assert.ok(Math.abs(poissonMean - 3) < 0.1 && Math.abs(poissonVariance - 3) < 0.25, `${poissonMean}`);
  const [gammaMean, gammaVariance] = draws(() => gammaDraw(random, 4));
  assert.ok(Math.abs(gammaMean - 4) < 0.12 && Math.abs(gammaVariance - 4) < 0.4, `${gammaMean}`);
});
