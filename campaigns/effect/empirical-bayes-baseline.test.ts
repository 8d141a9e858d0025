import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gammaPriorByMoments, overallRatio } from '#campaigns/areas/clayton-kaldor.ts';
import { gammaDraw, poissonDraw, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { garwood } from '#campaigns/intervals/garwood.ts';
import { poissonMidP } from '#campaigns/intervals/poisson-mid-p.ts';
import { rateRatioIntervals } from '#campaigns/intervals/rate-ratio.ts';
import { type BaselineQuestion, empiricalBayesEffect } from './empirical-bayes-baseline.ts';

const question: BaselineQuestion = {
  areas: [
    { observed: 1, expected: 6, expectedAfter: 3 },
    { observed: 2, expected: 4, expectedAfter: 2 },
  ],
  prior: { nu: 4, alpha: 4 },
  overall: 1,
  controlTrend: 1.1,
  observedAfter: 6,
  alpha: 0.05,
};
const close = (found: number, reference: number) =>
  assert.ok(Math.abs(found / reference - 1) < 1e-10, `${found} is not ${reference}`);

test('the expectation is the shrunken ratio of each area, moved along with the controls', () => {
  const { expected, size, ratio } = empiricalBayesEffect(question);
  const means = [(5 / 10) * 3.3, (6 / 8) * 2.2];
  const variances = [(5 / 100) * 3.3 ** 2, (6 / 64) * 2.2 ** 2];
  close(expected, 3.3);
  close(expected, (means[0] as number) + (means[1] as number));
  close(size, 3.3 ** 2 / ((variances[0] as number) + (variances[1] as number)));
  close(ratio, 6 / 3.3);
});

test('without extra variance the prediction is Poisson, and the interval the mid-P one', () => {
  const { expected, interval, pMore } = empiricalBayesEffect({ ...question, prior: null });
  close(expected, 5.5);
  const [low, high] = poissonMidP(6);
  close(interval[0], low / 5.5);
  close(interval[1], high / 5.5);
  assert.ok(Math.abs(pMore - 0.3925) < 1e-3, `${pMore}`);
});

test('not knowing the expectation exactly widens the interval; no reports leave it open below only', () => {
  const [low, high] = empiricalBayesEffect(question).interval;
  const [poissonLow, poissonHigh] = poissonMidP(6).map((bound) => bound / 3.3) as [number, number];
  assert.ok(low < poissonLow && high > poissonHigh);
  const none = empiricalBayesEffect({ ...question, observedAfter: 0 });
  assert.equal(none.interval[0], 0);
  assert.ok(none.interval[1] > garwood(0, 0.1)[1] / 3.3 && none.interval[1] < 3);
  assert.equal(none.ratio, 0);
});

test('1,000 worlds, the lowest five areas, a campaign that does nothing: the naive way cries success, this does not', () => {
  const random = seededRandom(1_234);
  let [naive, shrunken] = [0, 0];
  for (let world = 0; world < 1000; world += 1) {
    const areas = Array.from({ length: 44 }, () => {
      const mean = (gammaDraw(random, 4) / 4) * 6;
      return {
        observed: poissonDraw(random, mean),
        expected: 6,
        expectedAfter: 6,
        after: poissonDraw(random, mean),
      };
    });
    const low = [...areas].sort((one, other) => one.observed - other.observed).slice(0, 5);
    const [before, after] = (['observed', 'after'] as const).map((key) =>
      low.reduce((sum, area) => sum + area[key], 0),
    );
    const counts = { before: before as number, after: after as number };
    naive += Number(rateRatioIntervals(counts, { before: 1, after: 1 }, 0.05).midP[0] > 1);
    const known = {
      prior: gammaPriorByMoments(areas),
      overall: overallRatio(areas),
      controlTrend: 1,
      alpha: 0.05,
    };
    shrunken += Number(
      empiricalBayesEffect({ ...known, areas: low, observedAfter: counts.after }).interval[0] > 1,
    );
  }
  assert.ok(naive > 400, `${naive}`);
  assert.ok(shrunken < 50, `${shrunken}`);
});
