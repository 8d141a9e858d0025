import assert from 'node:assert/strict';
import { test } from 'node:test';
import { betaQuantile, betaTail } from './beta.ts';
import { binomialAtLeast, binomialAtMost, binomialMass } from './binomial.ts';
import { digammaRise } from './digamma-rise.ts';
import { gammaQuantile, gammaTail } from './gamma.ts';
import { logGamma } from './log-gamma.ts';
import {
  negativeBinomialAtLeast,
  negativeBinomialAtMost,
  negativeBinomialMass,
} from './negative-binomial.ts';
import { normalCdf, normalQuantile } from './normal.ts';

// Computed with 60 digits by other roads (power series of the incomplete gamma and beta; sums of exact fractions).
const known: [name: string, value: number, reference: number][] = [
  ['ln Γ(0.1)', logGamma(0.1), 2.252712651734206],
  ['ln Γ(½) = ½ ln π', logGamma(0.5), 0.5723649429247001],
  ['ln Γ(1.001)', logGamma(1.001), -0.0005763935982833062],
  ['ln Γ(1.9999)', logGamma(1.9999), -4.227520877215346e-5],
  ['ln Γ(2.51)', logGamma(2.51), 0.29173891549286796],
  ['ln Γ(171.2)', logGamma(171.2), 707.60092684767],
  ['P(2.5, 1)', gammaTail(2.5, 1, 'lower'), 0.15085496391539036],
  ['P(400.5, 360)', gammaTail(400.5, 360, 'lower'), 0.018786641524680483],
  ['Q(7, 28)', gammaTail(7, 28, 'upper'), 5.824705554459991e-7],
  ['I(2.5, 3; 0.2)', betaTail(2.5, 3, 0.2, 'lower'), 0.10375355415599026],
  ['I(0.3, 0.5; 0.01)', betaTail(0.3, 0.5, 0.01, 'lower'), 0.18405449152853823],
  ['I(33, 22; ½)', betaTail(33, 22, 0.5, 'lower'), 0.06683711768205264],
  ['I(400.5, 777; 0.375)', betaTail(400.5, 777, 0.375, 'lower'), 0.9936925092948672],
  ['I(10000, 34.25; 0.99)', betaTail(10_000, 34.25, 0.99, 'lower'), 5.329018638552881e-15],
  ['Φ(−8)', normalCdf(-8), 6.220960574271784e-16],
  ['Φ(−1.5)', normalCdf(-1.5), 0.06680720126885807],
  ['Φ⁻¹(0.975)', normalQuantile(0.975), 1.959963984540054],
  ['P(X ≥ 33) of 54 tosses', binomialAtLeast(33, 54, 0.5), 1204030473149641 / 18014398509481984],
  ['P(X ≤ 4), n = 20, p = 0.3', binomialAtMost(4, 20, 0.3), 0.23750777887760163],
  ['P(X = 2), n = 4, p = ½', binomialMass(2, 4, 0.5), 6 / 16],
  [
    'negative binomial 2.5, mean 4: P(X = 3)',
    negativeBinomialMass(3, { mean: 4, size: 2.5 }),
    0.14030587306377323,
  ],
  ['the same: P(X ≤ 5)', negativeBinomialAtMost(5, { mean: 4, size: 2.5 }), 0.7388832343174608],
  ['the same: P(X ≥ 25)', negativeBinomialAtLeast(25, { mean: 4, size: 2.5 }), 0.00014145448330287654],
  ['three failures before two successes or fewer', negativeBinomialAtMost(2, { mean: 3, size: 3 }), 1 / 2],
  ['½ + ⅓ + ¼', digammaRise(2, 3), 13 / 12],
  ['Σ 1/j from 1 to 100', digammaRise(1, 100), 5.187377517639621],
];

for (const [name, value, reference] of known) {
  test(`${name} = ${reference}`, () => {
    assert.ok(Math.abs(value / reference - 1) < 1e-12, `${value}`);
  });
}

test('quantiles of shapes near 0 underflow to 0 instead of failing', () => {
  assert.equal(gammaQuantile(1e-4, 0.025, 'lower'), 0);
  assert.ok(gammaQuantile(1e-4, 0.025, 'upper') < 1e-100);
  assert.equal(betaQuantile(0.001, 1, 1e-9, 'lower'), 0);
});

test('a negative or missing argument is refused', () => {
  for (const wrong of [0, -1, Number.NaN, Infinity]) {
    assert.throws(() => logGamma(wrong), RangeError);
    assert.throws(() => betaTail(wrong, 1, 0.5, 'lower'), RangeError);
  }
  assert.throws(() => betaTail(1, 1, 1.1, 'lower'), RangeError);
  assert.throws(() => betaQuantile(1, 1, 0, 'lower'), RangeError);
  assert.throws(() => normalQuantile(1), RangeError);
});
