import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { poissonAtMost } from '#campaigns/distributions/poisson.ts';
import { areaSignals, areaState } from './area-state.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { gammaPriorByLikelihood, gammaPriorByMoments } from './clayton-kaldor.ts';
import { funnelLimit, quantileType7 } from './funnel.ts';
import { moranI } from './moran.ts';

const near = (found: number, reference: number, absolute = 1e-12) =>
  assert.ok(Math.abs(found - reference) <= absolute, `${found} is not ${reference}`);

test('Benjamini & Hochberg 1995, their own example of 15: four stand at 5 %', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const q = benjaminiHochberg(p);
  assert.equal(q.filter((one) => one <= 0.05).length, 4);
  near(q[0] as number, 0.0015);
  near(q[3] as number, (0.0095 * 15) / 4);
  near(q[14] as number, 1);
  // In whatever order they come.
  assert.deepEqual(benjaminiHochberg([...p].reverse()), [...q].reverse());
});

test('type-7 quantiles lie between the order statistics', () => {
  near(quantileType7([4, 1, 3, 2], 0.1), 1.3);
  near(quantileType7([4, 1, 3, 2], 0.9), 3.7);
  near(quantileType7([7], 0.9), 7);
});

test('the funnel: no lower limit where even nothing is no surprise', () => {
  assert.equal(funnelLimit(3.6, 0.025), 0);
  assert.ok(funnelLimit(3.8, 0.025) > 0);
  assert.equal(funnelLimit(6.9, 0.001), 0);
  assert.ok(funnelLimit(7, 0.001) > 0);
});

test('the funnel closes on 1 as more is expected, and overdispersion opens it', () => {
  near(funnelLimit(1e6, 0.975), 1 + 1.96e-3, 1e-5);
  near(funnelLimit(1e6, 0.975, 0.01), (1 + 1.959963984540054 * Math.sqrt(0.01 + 1 / 4e6)) ** 2, 1e-12);
  for (const chance of [0.001, 0.025]) assert.ok(funnelLimit(50, chance, 0.05) < funnelLimit(50, chance));
  for (const chance of [0.975, 0.999]) assert.ok(funnelLimit(50, chance, 0.05) > funnelLimit(50, chance));
});

test('a funnel limit is where the smoothed Poisson distribution has the chance', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 8, max: 5000, noNaN: true }),
      fc.constantFrom(0.025, 0.975, 0.999),
      (e, p) => {
        const at = funnelLimit(e, p) * e;
        const [low, high] = [Math.floor(at), Math.floor(at) + 1];
        const smooth = poissonAtMost(low, e) + (at - low) * (poissonAtMost(high, e) - poissonAtMost(low, e));
        near(smooth, p, 1e-9);
      },
    ),
  );
});

test('Moran: likes together near 1, likes apart −1, on a ring of four', () => {
  const ring = [
    [1, 3],
    [0, 2],
    [1, 3],
    [0, 2],
  ];
  assert.equal(moranI([1, -1, 1, -1], ring), -1);
  assert.equal(moranI([1, 1, -1, -1], ring), 0);
  assert.equal(moranI([1, 1, 1, 1], ring), null);
  assert.equal(moranI([1, 2, 3], [[], [], []]), null);
});

test('moments solve both equations of Clayton & Kaldor', () => {
  const areas = fc.array(
    fc.record({
      observed: fc.integer({ min: 0, max: 200 }),
      expected: fc.double({ min: 0.2, max: 90, noNaN: true }),
    }),
    { minLength: 2, maxLength: 44 },
  );
  fc.assert(
    fc.property(areas, (counted) => {
      const prior = gammaPriorByMoments(counted);
      if (!prior) return;
      const { nu, alpha } = prior;
      const ratios = counted.map(({ observed, expected }) => (observed + nu) / (expected + alpha));
      const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
      const spread = counted.map(
        ({ expected }, at) => (1 + alpha / expected) * ((ratios[at] as number) - mean) ** 2,
      );
      const variance = spread.reduce((sum, one) => sum + one, 0) / (counted.length - 1);
      near(mean / (nu / alpha), 1, 1e-9);
      near(variance / (nu / alpha ** 2), 1, 1e-7);
    }),
  );
});

test('maximum likelihood: no neighbour of the answer is more likely', () => {
  const counted = [3, 0, 9, 4, 1, 22, 6, 0].map((observed, at) => ({ observed, expected: 2 + at }));
  const prior = gammaPriorByLikelihood(counted);
  assert.ok(prior);
  const likelihood = (nu: number, alpha: number) =>
    counted.reduce((sum, { observed, expected }) => {
      let log = nu * Math.log(alpha / (alpha + expected)) - observed * Math.log(alpha + expected);
      for (let j = 0; j < observed; j += 1) log += Math.log(nu + j);
      return sum + log;
    }, 0);
  const best = likelihood(prior.nu, prior.alpha);
  for (const [a, b] of [
    [1.01, 1],
    [0.99, 1],
    [1, 1.01],
    [1, 0.99],
    [1.01, 1.01],
    [0.99, 0.99],
  ] as const)
    assert.ok(likelihood(prior.nu * a, prior.alpha * b) < best);
});

test('states: expectation first, then the chance of being far below, then the corrected low test', () => {
  assert.equal(areaState(2.99, 0.01, 0.99), 'te weinig verwacht om iets te zeggen');
  assert.equal(areaState(3, 0.01, 0.8), 'waarschijnlijk onderbelicht');
  assert.equal(areaState(3, 0.1, 0.79), 'laag');
  assert.equal(areaState(3, 0.11, 0.79), 'niet opvallend');
});

test('both signals are told, each on its own; where too little is expected there is none', () => {
  assert.deepEqual(areaSignals(3, 0.1, 0.8), { low: true, underReported: true });
  assert.deepEqual(areaSignals(3, 0.11, 0.8), { low: false, underReported: true });
  assert.deepEqual(areaSignals(3, 0.1, 0.79), { low: true, underReported: false });
  assert.deepEqual(areaSignals(2.99, 0, 1), { low: false, underReported: false });
  assert.deepEqual(areaSignals(3, null, null), { low: false, underReported: false });
});
