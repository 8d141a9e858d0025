import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gammaDraw, poissonDraw, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { rateRatioIntervals } from '#campaigns/intervals/rate-ratio.ts';
import { controlledPower, smallestControlledRatio } from './controlled-power.ts';
import { powerAt } from './power-at.ts';
import { predictedEffect } from './predicted-effect.ts';
import { largestRatio, predictivePower, smallestPredictiveRatio } from './predictive-power.ts';
import { smallestRatio } from './smallest-ratio.ts';
import { verdictOf } from './verdict.ts';

const periods = (perMonth: number, before: number, after: number) => ({
  before: { months: before, perMonth },
  after: { months: after },
});

test('a true +50 % at 5 a month, 3 months before and 3 after, is seen in 22 of 100', () => {
  assert.equal(Math.round(100 * powerAt(periods(5, 3, 3), 1.5)), 22);
});

test('the smallest ratio is the one that has the asked power, whichever test', () => {
  for (const test of ['mid-p', 'exact'] as const) {
    const ratio = smallestRatio(periods(1, 12, 6), test);
    assert.ok(Math.abs(powerAt(periods(1, 12, 6), ratio, test) - 0.8) < 1e-9);
  }
  assert.ok(powerAt(periods(1, 12, 6), 2, 'exact') < powerAt(periods(1, 12, 6), 2), 'exact needs more');
});

test('without effect an exact interval says "more" in at most 25 of 1,000', () => {
  for (const perMonth of [0.25, 1, 5]) assert.ok(powerAt(periods(perMonth, 12, 12), 1, 'exact') <= 0.025);
});

test('what enumeration promises is what a simulation sees', () => {
  const random = seededRandom(7);
  const worlds = 4000;
  let seen = 0;
  for (let world = 0; world < worlds; world += 1) {
    const counts = { before: poissonDraw(random, 60), after: poissonDraw(random, 48) };
    const { exact } = rateRatioIntervals(counts, { before: 12, after: 6 }, 0.05);
    if (exact[0] > 1) seen += 1;
  }
  assert.ok(Math.abs(seen / worlds - powerAt(periods(5, 12, 6), 1.6, 'exact')) < 0.025);
});

test('large counts answer at once', () => {
  const started = performance.now();
  assert.ok(powerAt(periods(5000, 12, 3), 1.05) > 0.99);
  assert.ok(performance.now() - started < 2000);
});

test('power against a prediction is the share of counts whose verdict is MEER', () => {
  for (const prediction of [
    { expected: 20, size: 12 },
    { expected: 3, size: Infinity },
    { expected: 0.8, size: 4 },
  ]) {
    const { expected } = prediction;
    const says = (observed: number) => {
      const { interval } = predictedEffect(observed, prediction, 0.05);
      return verdictOf({ interval, observed, expected, relevant: 1.25, final: true }) === 'MEER';
    };
    let needed = 0;
    while (!says(needed)) needed += 1;
    assert.ok(says(needed + 1));
    const random = seededRandom(11);
    const draws = Array.from({ length: 3000 }, () => {
      const rate = prediction.size === Infinity ? 1 : gammaDraw(random, prediction.size) / prediction.size;
      return poissonDraw(random, 2 * expected * rate);
    });
    const share = draws.filter((observed) => observed >= needed).length / draws.length;
    assert.ok(Math.abs(share - predictivePower(prediction, 2)) < 0.03, `${share}`);
    const ratio = smallestPredictiveRatio(prediction);
    assert.ok(ratio !== null && Math.abs(predictivePower(prediction, ratio) - 0.8) < 1e-9);
  }
});

test('nothing expected, or nothing known, is power 0 and no smallest ratio', () => {
  assert.equal(predictivePower({ expected: 0, size: Infinity }, 2), 0);
  assert.equal(smallestPredictiveRatio({ expected: 0, size: Infinity }), null);
  assert.equal(smallestPredictiveRatio({ expected: 5, size: 0.05 }), null);
  const nothing = { expectedAfter: 0, otherVariance: 0.1, phi: 1 };
  assert.equal(controlledPower(nothing, 2), 0);
  assert.equal(smallestControlledRatio(nothing), null);
  assert.equal(smallestControlledRatio({ ...nothing, expectedAfter: 10, otherVariance: Infinity }), null);
});

test('with controls: ln R = (1.96 + 0.84) × standard error', () => {
  const spread = { expectedAfter: 40, otherVariance: 1 / 40 + 1 / 200 + 1 / 200, phi: 1.3 };
  const ratio = smallestControlledRatio(spread) as number;
  const error = Math.sqrt(1.3 * (1 / (40 * ratio) + spread.otherVariance));
  assert.ok(Math.abs(Math.log(ratio) - 2.8015852 * error) < 1e-6);
  assert.ok(ratio < largestRatio);
});
