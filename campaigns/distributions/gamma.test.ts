import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gammaQuantile, gammaTail } from './gamma.ts';

/** Σ e^-x x^i / i! for i < shape: the upper tail of a whole shape, by another road. */
function upperByPoissonSum(shape: number, x: number): number {
  let term = Math.exp(-x);
  let sum = 0;
  for (let i = 0; i < shape; i += 1) {
    sum += term;
    term *= x / (i + 1);
  }
  return sum;
}

function within(value: number, expected: number, relative: number): void {
  const error = Math.abs(value - expected) / Math.abs(expected);
  assert.ok(error <= relative, `${value} is ${error} away from ${expected}`);
}

test('shape 1 is the exponential distribution', () => {
  for (const x of [1e-9, 0.01, 0.5, 1.9, 2, 2.1, 10, 300]) {
    within(gammaTail(1, x, 'upper'), Math.exp(-x), 1e-13);
    within(gammaTail(1, x, 'lower'), -Math.expm1(-x), 1e-13);
  }
});

test('shape a half is the squared normal: the lower tail at z²/2 for z = 1.959963984540054 is 0.95', () => {
  within(gammaTail(0.5, 1.959963984540054 ** 2 / 2, 'lower'), 0.95, 1e-13);
});

test('the upper tail of a whole shape is a sum of Poisson chances', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.double({ min: 0.3, max: 2, noNaN: true }),
      (shape, share) => {
        const x = shape * share;
        within(gammaTail(shape, x, 'upper'), upperByPoissonSum(shape, x), 1e-11);
      },
    ),
  );
});

test('the tail of a quantile is the chance that was asked for, in both tails', () => {
  const shape = fc.integer({ min: 1, max: 5001 });
  const logChance = fc.double({ min: -14, max: -0.0001, noNaN: true });
  fc.assert(
    fc.property(shape, logChance, fc.constantFrom('lower' as const, 'upper' as const), (shape, log, tail) => {
      const chance = 10 ** log;
      within(gammaTail(shape, gammaQuantile(shape, chance, tail), tail), chance, 1e-10);
    }),
    { numRuns: 3000 },
  );
});

test('both tails meet: a quantile from below is the quantile of the rest from above', () => {
  for (const shape of [1, 2, 17, 400, 1_000_000]) {
    within(gammaQuantile(shape, 0.25, 'lower'), gammaQuantile(shape, 0.75, 'upper'), 1e-12);
  }
});

test('a chance of 0 or 1, a shape of 0 and a negative x are refused', () => {
  assert.throws(() => gammaQuantile(1, 0, 'lower'), RangeError);
  assert.throws(() => gammaQuantile(1, 1, 'upper'), RangeError);
  assert.throws(() => gammaTail(0, 1, 'lower'), RangeError);
  assert.throws(() => gammaTail(1, -1, 'lower'), RangeError);
  assert.throws(() => gammaTail(Number.NaN, 1, 'lower'), RangeError);
  assert.throws(() => gammaTail(1, Infinity, 'upper'), RangeError);
});
