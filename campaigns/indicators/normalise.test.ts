import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalisations, normalised, turned } from './normalise.ts';
import { perSize } from './per-size.ts';

test('a percentile is the share below plus half of the equals', () => {
  assert.deepEqual(normalised([10, 30, 30, 70], 'percentile'), [12.5, 50, 50, 87.5]);
});

test('a z-score divides by n − 1, and min–max runs from 0 to 100', () => {
  const [low, middle, high] = normalised([1, 2, 3], 'zscore') as [number, number, number];
  assert.deepEqual([low, middle, high], [-1, 0, 1]);
  assert.deepEqual(normalised([5, 10, 25], 'minmax'), [0, 25, 100]);
});

test('where all are equal, or only one is known, everyone gets the middle', () => {
  for (const values of [[0.1, 0.1, 0.1], [7]]) {
    for (const normalise of normalisations) {
      const middle = normalise === 'zscore' ? 0 : 50;
      assert.deepEqual(
        normalised(values, normalise),
        values.map(() => middle),
      );
      assert.equal(turned(middle, normalise), middle);
    }
  }
});

test('what is unknown stays unknown and has no part in the scale of the others', () => {
  for (const normalise of normalisations) {
    const [one, none, two] = normalised([3, null, 8], normalise);
    assert.equal(none, null);
    assert.deepEqual([one, two], normalised([3, 8], normalise));
    assert.deepEqual(normalised([null, null], normalise), [null, null]);
  }
  assert.equal(turned(null, 'percentile'), null);
});

const values = fc.array(fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: null }), {
  minLength: 1,
  maxLength: 50,
});

test('percentiles lie between 0 and 100, keep the order, and average 50', () => {
  fc.assert(
    fc.property(values, (all) => {
      const scores = normalised(all, 'percentile');
      const known = scores.filter((score) => score !== null);
      for (const [at, score] of scores.entries()) {
        if (score === null) continue;
        assert.ok(score > 0 && score < 100);
        for (const [other, value] of all.entries())
          if (value !== null && value < (all[at] as number)) assert.ok((scores[other] as number) < score);
      }
      const mean = known.reduce((sum, score) => sum + score, 0) / Math.max(1, known.length);
      assert.ok(known.length === 0 || Math.abs(mean - 50) < 1e-9);
    }),
  );
});

test('a percentile turned around is the percentile of the values turned around', () => {
  fc.assert(
    fc.property(values, (all) => {
      const around = normalised(
        all.map((value) => (value === null ? null : -value)),
        'percentile',
      );
      for (const [at, score] of normalised(all, 'percentile').entries())
        assert.ok(
          score === null || Math.abs((turned(score, 'percentile') as number) - (around[at] as number)) < 1e-9,
        );
    }),
  );
});

test('a value is divided by its size, and is unknown where the size is', () => {
  const size = { inhabitants: 25_000, landKm2: 50 };
  assert.equal(perSize(10, 'inhabitants10k', size), 4);
  assert.equal(perSize(10, 'km2', size), 0.2);
  assert.equal(perSize(10, 'none', size), 10);
  assert.equal(perSize(null, 'km2', size), null);
  assert.equal(perSize(10, 'km2', { ...size, landKm2: null }), null);
  assert.equal(perSize(10, 'inhabitants10k', { ...size, inhabitants: 0 }), null);
});
