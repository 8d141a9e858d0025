import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { betaLogitQuantile, betaTail, betaTailAtLogit } from './beta.ts';
import { binomialAtLeast, binomialAtMost, binomialMass, binomialQuantile } from './binomial.ts';
import { digammaRise } from './digamma-rise.ts';
import { logGamma } from './log-gamma.ts';
import {
  negativeBinomialAtMost,
  negativeBinomialMass,
  negativeBinomialQuantile,
} from './negative-binomial.ts';
import { supportOf, tailMasses } from './noncentral-hypergeometric.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { poissonAtLeast, poissonAtMost, poissonMass, poissonQuantile } from './poisson.ts';
import { rootOf } from './root.ts';

const whole = (max: number) => fc.integer({ min: 0, max });
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const chance = number(1e-9, 1 - 1e-9);

function within(value: number, expected: number, relative: number, beyond = 1e-300): void {
  assert.ok(
    Math.abs(value - expected) <= relative * Math.abs(expected) + beyond,
    `${value} is not ${expected}`,
  );
}

test('ln Γ obeys its recurrence, from near 0 to a million', () => {
  fc.assert(
    fc.property(number(-6, 6), (log) => {
      const x = 10 ** log;
      within(logGamma(x + 1), logGamma(x) + Math.log(x), 1e-13, 1e-13 * Math.max(1, Math.abs(logGamma(x))));
    }),
  );
});

test('the rise of the digamma is the sum of its steps, whichever road is taken', () => {
  fc.assert(
    fc.property(number(0.001, 1e4), whole(300), (start, count) => {
      let sum = 0;
      for (let at = count - 1; at >= 0; at -= 1) sum += 1 / (start + at);
      within(digammaRise(start, count), sum, 1e-12);
    }),
  );
});

test('both tails of the beta meet, and it mirrors', () => {
  fc.assert(
    fc.property(number(0.1, 2000), number(0.1, 2000), number(0.001, 0.999), (a, b, x) => {
      within(betaTail(a, b, x, 'lower') + betaTail(a, b, x, 'upper'), 1, 1e-13);
      within(betaTail(a, b, x, 'lower'), betaTail(b, a, 1 - x, 'upper'), 1e-10, 1e-14);
    }),
  );
});

test('the tail of a beta quantile is the chance that was asked for', () => {
  fc.assert(
    fc.property(
      number(1, 1e5),
      number(1, 1e5),
      number(-12, -0.001),
      fc.constantFrom('lower' as const, 'upper' as const),
      (a, b, log, tail) => {
        const logit = betaLogitQuantile(a, b, 10 ** log, tail);
        within(betaTailAtLogit(a, b, logit, tail), 10 ** log, 1e-10);
      },
    ),
    { numRuns: 500 },
  );
});

test('the normal quantile undoes the distribution function, far into the tail', () => {
  fc.assert(fc.property(number(-35, 5), (z) => within(normalQuantile(normalCdf(z)), z, 1e-9, 1e-9)));
});

test('Poisson and binomial tails are the sums of their masses', () => {
  fc.assert(
    fc.property(whole(60), number(0.01, 80), number(0.01, 0.99), (k, mean, p) => {
      let [poisson, binomial] = [0, 0];
      for (let at = 0; at <= k; at += 1) {
        poisson += poissonMass(at, mean);
        binomial += binomialMass(at, 60, p);
      }
      within(poissonAtMost(k, mean), poisson, 1e-12);
      within(poissonAtLeast(k, mean), 1 - poisson + poissonMass(k, mean), 1e-12, 1e-13);
      within(binomialAtMost(k, 60, p), binomial, 1e-12);
      within(binomialAtLeast(k, 60, p), 1 - binomial + binomialMass(k, 60, p), 1e-12, 1e-13);
    }),
  );
});

test('the negative binomial sums its masses, and is the Poisson when its size has no end', () => {
  fc.assert(
    fc.property(whole(80), number(0.05, 60), number(0.05, 500), (k, mean, size) => {
      let sum = 0;
      for (let at = 0; at <= k; at += 1) sum += negativeBinomialMass(at, { mean, size });
      within(negativeBinomialAtMost(k, { mean, size }), sum, 1e-11);
      within(negativeBinomialAtMost(k, { mean, size: 1e7 }), poissonAtMost(k, mean), 0.001);
    }),
  );
});

test('a whole quantile is the first count that reaches the chance', () => {
  fc.assert(
    fc.property(chance, number(0.001, 1e5), number(0.1, 1000), number(0.01, 0.99), (asked, mean, size, p) => {
      const counts = { mean, size };
      for (const [k, atMost] of [
        [poissonQuantile(asked, mean), (at: number) => poissonAtMost(at, mean)],
        [negativeBinomialQuantile(asked, counts), (at: number) => negativeBinomialAtMost(at, counts)],
        [binomialQuantile(asked, 500, p), (at: number) => binomialAtMost(at, 500, p)],
      ] as const)
        assert.ok(atMost(k) >= asked && (k === 0 || atMost(k - 1) < asked), `${k}`);
    }),
  );
});

test('the non-central hypergeometric agrees with a plain sum of binomial coefficients', () => {
  const choose = (n: number, k: number) => Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1));
  fc.assert(
    fc.property(
      whole(40),
      whole(40),
      number(0, 1),
      number(0, 1),
      number(-4, 4),
      (marked, unmarked, a, b, logOdds) => {
        const table = { marked, unmarked, drawn: Math.round(a * (marked + unmarked)) };
        const [low, high] = supportOf(table);
        const x = low + Math.round(b * (high - low));
        const plain = { below: 0, at: 0, above: 0 };
        for (let k = low; k <= high; k += 1) {
          const mass = choose(marked, k) * choose(unmarked, table.drawn - k) * Math.exp(k * logOdds);
          plain[k < x ? 'below' : k === x ? 'at' : 'above'] += mass;
        }
        const total = plain.below + plain.at + plain.above;
        const found = tailMasses(table, x, logOdds);
        for (const part of ['below', 'at', 'above'] as const) within(found[part], plain[part] / total, 1e-10);
      },
    ),
  );
});

test('without a change of sign there is no root', () => {
  within(
    rootOf((x) => x ** 3 - 2, 0, 5),
    Math.cbrt(2),
    1e-15,
  );
  assert.throws(() => rootOf((x) => x * x + 1, -1, 1), RangeError);
});
