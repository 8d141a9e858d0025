import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interruptedSeries } from './interrupted-series.ts';

const months = Array.from({ length: 36 }, (_, month) => month);
const series = {
  counts: months.map((month) => ((month * 7919) % 11) + 4 + (month >= 28 ? 5 : 0)),
  populations: months.map((month) => 1000 + 10 * month),
  ...{ firstAfter: 28, harmonics: false, alpha: 0.05 },
};

// By numpy: plain Newton steps on the same likelihood.
test('step and interval of a series with trend; φ above 1 widens it', () => {
  const found = interruptedSeries(series);
  assert.ok(found.kind === 'estimated');
  for (const [value, reference] of [
    [found.ratio, 1.3799153949113505],
    [found.interval[0], 0.947299076446167],
    [found.interval[1], 2.010100658238695],
    [found.phi, 1.1733994968211354],
    [found.expected[30], 9.59225659463096],
  ])
    assert.ok(Math.abs((value as number) / (reference as number) - 1) < 1e-8, `${value} is not ${reference}`);
});

test('a season is no effect once the waves are in', () => {
  const counts = months.map((month) => Math.round(40 * Math.exp(0.5 * Math.sin((2 * Math.PI * month) / 12))));
  const populations = months.map(() => 1000);
  // The last eight months hold the low half of the wave.
  const found = interruptedSeries({ ...series, counts, populations, harmonics: true });
  assert.ok(found.kind === 'estimated' && Math.abs(found.ratio - 1) < 0.02, JSON.stringify(found));
});

test('under 24 months before or 6 after, or without any report after, there is no estimate', () => {
  assert.deepEqual(interruptedSeries({ ...series, firstAfter: 23 }), {
    kind: 'refused',
    why: 'too-few-months-before',
  });
  assert.deepEqual(interruptedSeries({ ...series, firstAfter: 31 }), {
    kind: 'refused',
    why: 'too-few-months-after',
  });
  const silent = series.counts.map((count, month) => (month < 28 ? count : 0));
  assert.deepEqual(interruptedSeries({ ...series, counts: silent }), { kind: 'refused', why: 'no-model' });
});
