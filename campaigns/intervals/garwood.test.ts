import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gammaTail } from '#campaigns/distributions/gamma.ts';
import { garwood } from './garwood.ts';

const textbook: [count: number, low: number, high: number][] = [
  [0, 0, 3.68888],
  [1, 0.02532, 5.57164],
  [10, 4.79539, 18.39036],
];

for (const [count, low, high] of textbook) {
  test(`the 95 % interval of ${count} is (${low}, ${high})`, () => {
    assert.deepEqual(
      garwood(count).map((bound) => Number(bound.toFixed(5))),
      [low, high],
    );
  });
}

test('the upper bound of nothing is −ln(α/2), exactly', () => {
  const [, high] = garwood(0, 0.1);
  assert.ok(Math.abs(high + Math.log(0.05)) < 1e-14);
});

test('each bound leaves half of alpha outside, for every count and alpha', () => {
  const counts = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(counts, fc.double({ min: 1e-6, max: 0.9, noNaN: true }), (count, alpha) => {
      const [low, high] = garwood(count, alpha);
      // Poisson: P(X ≥ k; m) is the lower tail of shape k, P(X ≤ k; m) the upper tail of shape k + 1.
      const outside = [
        count === 0 ? alpha / 2 : gammaTail(count, low, 'lower'),
        gammaTail(count + 1, high, 'upper'),
      ];
      for (const half of outside) assert.ok(Math.abs(half / (alpha / 2) - 1) < 1e-10, `${half} at ${count}`);
      assert.ok((count === 0 || low < count) && count < high + 1);
    }),
    { numRuns: 500 },
  );
});

test('the interval of a million is close to the normal one and quick', () => {
  const [low, high] = garwood(1_000_000);
  assert.ok(Math.abs(low - (1e6 - 1959.96 + 0.95)) < 1, `${low}`);
  assert.ok(Math.abs(high - (1e6 + 1959.96 + 1.95)) < 1, `${high}`);
});

test('half a report, a negative count and no number are refused', () => {
  for (const count of [0.5, -1, Number.NaN, Infinity]) assert.throws(() => garwood(count), RangeError);
});
