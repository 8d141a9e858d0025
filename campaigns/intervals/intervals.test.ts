import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { garwood } from './garwood.ts';
import { oddsRatioIntervals, oddsRatioP } from './odds-ratio.ts';
import { poissonMidP } from './poisson-mid-p.ts';
import { type BeforeAfter, rateRatioIntervals, rateRatioP } from './rate-ratio.ts';

const equal = { before: 1, after: 1 };
const close = (found: readonly number[], reference: readonly number[], relative = 1e-10) => {
  for (const [at, value] of reference.entries())
    assert.ok(Math.abs((found[at] as number) / value - 1) < relative, `${found} is not ${reference}`);
};
const pair = (before: number, after: number): BeforeAfter => ({ before, after });

// References by bisection over exact binomial coefficients with 60 digits.
test('21 → 33: ratio interval 0.88–2.86, p 0.13', () => {
  const { exact, midP, wald } = rateRatioIntervals(pair(21, 33), equal, 0.05);
  close(exact, [0.882486713148926, 2.8580504082247997]);
  close(midP, [0.9114749512495559, 2.7557989117381436]);
  const reach = 1.959963984540054 * Math.sqrt(1 / 21 + 1 / 33);
  close(wald, [(33 / 21) * Math.exp(-reach), (33 / 21) * Math.exp(reach)]);
  close([rateRatioP(pair(21, 33), equal)], [0.13367423536410528]);
});

test('4 in twelve months → 6 in three: exposure counts', () => {
  const { exact, midP } = rateRatioIntervals(pair(4, 6), pair(12, 3), 0.05);
  close(exact, [1.422832311707917, 28.90765685370294]);
  close(midP, [1.6428322215725142, 24.11102138766766]);
  close([rateRatioP(pair(4, 6), pair(12, 3))], [0.0127387648]);
});

test('the lady tasting tea: 3 of 4 against 1 of 4', () => {
  const counts = { treated: pair(1, 3), control: pair(3, 1) };
  const { exact, midP } = oddsRatioIntervals(counts, 0.05);
  close(exact, [0.21173559544657858, 626.243530588814], 1e-9);
  close(midP, [0.31005488171907963, 308.5567715811548], 1e-9);
  close([oddsRatioP(counts)], [34 / 70], 1e-12);
});

test('21 → 33 beside a control of 40 → 41', () => {
  const { exact, midP, wald } = oddsRatioIntervals({ treated: pair(21, 33), control: pair(40, 41) }, 0.05);
  close(exact, [0.7206601707180998, 3.2846803758345637], 1e-9);
  close(midP, [0.7586110866766792, 3.1110798977104595], 1e-9);
  const reach = 1.959963984540054 * Math.sqrt(1 / 21 + 1 / 33 + 1 / 40 + 1 / 41);
  close(wald, [((33 / 21) * (40 / 41)) / Math.exp(reach), (33 / 21) * (40 / 41) * Math.exp(reach)]);
});

test('a zero opens the interval on its side and closes nothing else', () => {
  assert.deepEqual(rateRatioIntervals(pair(0, 0), equal, 0.05).exact, [0, Infinity]);
  close(rateRatioIntervals(pair(0, 3), equal, 0.05).exact.slice(0, 1), [1 / (0.025 ** (-1 / 3) - 1)]);
  close(rateRatioIntervals(pair(0, 3), equal, 0.05).midP.slice(0, 1), [1 / (0.05 ** (-1 / 3) - 1)]);
  assert.equal(rateRatioIntervals(pair(3, 0), equal, 0.05).exact[0], 0);
  const none = oddsRatioIntervals({ treated: pair(0, 0), control: pair(4, 5) }, 0.05);
  assert.deepEqual(
    [none.exact, none.midP],
    [
      [0, Infinity],
      [0, Infinity],
    ],
  );
  // 0.5 in every cell: (5.5 / 0.5) / (2.5 / 3.5).
  const { wald } = oddsRatioIntervals({ treated: pair(0, 5), control: pair(3, 2) }, 0.05);
  close([wald[0] * wald[1]], [(11 * (3.5 / 2.5)) ** 2]);
});

test('mid-P: −ln α for nothing, references for 1 and 10', () => {
  close(poissonMidP(0).slice(1), [2.995732273553991]);
  close(poissonMidP(1), [0.05002034483533549, 4.9318605247067735]);
  close(poissonMidP(10), [5.079521847217341, 17.82485369656968]);
});

const count = fc.integer({ min: 0, max: 400 });
const alpha = fc.double({ min: 1e-5, max: 0.5, noNaN: true });

test('every mid-P interval lies within the exact one, at any alpha', () => {
  fc.assert(
    fc.property(count, count, count, count, alpha, (a, b, c, d, outside) => {
      const poisson = [garwood(a, outside), poissonMidP(a, outside)] as const;
      const ratio = rateRatioIntervals(pair(b, a), pair(3, 2), outside);
      const odds = oddsRatioIntervals({ treated: pair(b, a), control: pair(d, c) }, outside);
      for (const [exact, midP] of [poisson, [ratio.exact, ratio.midP], [odds.exact, odds.midP]] as const) {
        assert.ok(exact[0] <= midP[0] * (1 + 1e-12) && midP[1] <= exact[1] * (1 + 1e-12), `${exact} ${midP}`);
        assert.ok(midP[0] < midP[1]);
      }
    }),
    { numRuns: 150 },
  );
});

test('before and after changed places: the interval is its own inverse', () => {
  fc.assert(
    fc.property(count, count, alpha, (a, b, outside) => {
      const forth = rateRatioIntervals(pair(a, b), pair(5, 2), outside).exact;
      const back = rateRatioIntervals(pair(b, a), pair(2, 5), outside).exact;
      assert.ok(forth[0] === 0 ? back[1] === Infinity : Math.abs(forth[0] * back[1] - 1) < 1e-10);
    }),
  );
});

test('p is below alpha exactly where the exact interval leaves 1 out', () => {
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const counts = { treated: pair(a, b), control: pair(c, d) };
      for (const [[low, high], p] of [
        [rateRatioIntervals(counts.treated, equal, 0.05).exact, rateRatioP(counts.treated, equal)],
        [oddsRatioIntervals(counts, 0.05).exact, oddsRatioP(counts)],
      ] as const)
        assert.equal(p < 0.05, low > 1 || high < 1);
    }),
    { numRuns: 150 },
  );
});

test('millions of reports: exact and Wald agree, in well under a second', () => {
  const counts = { treated: pair(4_000_000, 4_010_000), control: pair(9_000_000, 9_000_000) };
  const started = performance.now();
  const { exact, wald } = oddsRatioIntervals(counts, 0.05);
  close(exact, wald, 1e-5);
  assert.ok(performance.now() - started < 1500);
});
