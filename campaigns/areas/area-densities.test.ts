import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { areaDensities } from './area-densities.ts';
import type { CountedArea } from './counted-area.ts';

// Two years, with the neighbours of each; the last one is an island.
const observed = [0, 3, 5, 12, 7, 1, 2, 4, 131, 6, 9, 0];
const population = [10000, 21500, 13700, 155000, 38200, 24100, 9300, 67400, 890000, 48800, 31000, 17250];
const around = [
  [1, 2],
  [0, 2, 3],
  [0, 1],
  [1, 4, 5],
  [3, 5, 6],
  [3, 4],
  [4, 7],
  [6, 8],
  [7, 9],
  [8, 10],
  [9],
  [],
];
const areas: CountedArea[] = observed.map((count, at) => ({
  code: `X${at}`,
  observed: count,
  population: population[at] as number,
  years: 2,
  neighbours: (around[at] as number[]).map((other) => `X${other}`),
}));

const close = (found: number | null | undefined, reference: number, relative = 1e-10) =>
  assert.ok(Math.abs((found ?? Number.NaN) / reference - 1) < relative, `${found} is not ${reference}`);

// References by scipy 1.17 and numpy from the published formulae; moments by their plain fixed-point iteration.
test('twelve areas: the global figures', () => {
  const { global, islands } = areaDensities(areas);
  close(global.marshall.a, 3.2768372194137405e-10);
  close(global.marshall.b, 6.786050895381715e-5);
  close(global.gamma.moments.nu, 3.155813881457621);
  close(global.gamma.moments.alpha, 3.2421219653386695);
  // By a simplex search, which stops at half the digits.
  close(global.gamma.ml.nu, 6.23380666, 1e-7);
  close(global.gamma.ml.alpha, 6.50386396, 1e-7);
  close(global.funnel.phi, 2.493905175358096);
  close(global.funnel.tau2, 0.049624399828998675);
  close(global.moran, -0.3040721989276075);
  assert.deepEqual(islands, ['X11']);
});

test('twelve areas: the figures of one', () => {
  const found = areaDensities(areas).areas[5];
  assert.ok(found);
  close(found.rate, (1e4 * 1) / (24100 * 2));
  close(found.expected, 3.270876531573987);
  close(found.garwood[0], 0.007740374098470362);
  close(found.garwood[1], 1.7034098771859645);
  close(found.midP[1], 1.5078100555307419);
  close(found.marshall, 5.896527877557222e-5);
  close(found.marshallLocal, 4.272556283889475e-5);
  close(found.posterior.lo, 0.17955899234620262);
  close(found.posterior.hi, 1.3819757029725426);
  close(found.posterior.pBelow075, 0.691713266281278);
  close(found.pLow, 0.16217854051324754);
  close(found.qLow, 0.378416594530911);
});

test('states: too little expected, likely under-reported, not remarkable; q only where enough is expected', () => {
  const found = areaDensities(areas).areas;
  assert.deepEqual(
    [0, 5, 7].map((at) => found[at]?.state),
    ['te weinig verwacht om iets te zeggen', 'niet opvallend', 'waarschijnlijk onderbelicht'],
  );
  for (const { expected, qLow } of found) assert.equal(qLow === null, expected < 3);
});

test('an island has the global estimate', () => {
  const island = areaDensities(areas).areas[11];
  assert.equal(island?.marshallLocal, island?.marshall);
});

test('leave one out: an area is expected at the rate of the others', () => {
  const found = areaDensities(areas, true).areas[8];
  close(found?.expected, ((180 - 131) * 890000) / (1326250 - 890000));
});

test('given expectations are taken as they are', () => {
  const given = areas.map((area, at) => ({ ...area, expected: at + 1 }));
  const found = areaDensities(given, true).areas;
  assert.deepEqual(
    found.map(({ expected }) => expected),
    given.map(({ expected }) => expected),
  );
});

test('no more variation than chance makes: everyone has the overall ratio', () => {
  const even = [10, 10, 10, 10].map((count, at) => ({ code: `E${at}`, observed: count, population: 5000 }));
  const { areas: found, global } = areaDensities(even);
  assert.deepEqual(global.gamma, { moments: { nu: null, alpha: null }, ml: { nu: null, alpha: null } });
  assert.deepEqual(found[0]?.posterior, { shape: null, rate: null, mean: 1, lo: 1, hi: 1, pBelow075: 0 });
  assert.equal(global.marshall.a, 0);
  assert.equal(global.moran, null);
});

test('nothing reported anywhere: no ratio, no posterior, no state, no crash', () => {
  const [found] = areaDensities([{ code: 'N', observed: 0, population: 5000 }]).areas;
  assert.deepEqual(found?.garwood, [0, null]);
  assert.equal(found?.ratio, null);
  assert.equal(found?.marshall, 0);
  assert.equal(found?.posterior.mean, null);
  assert.equal(found?.state, 'te weinig verwacht om iets te zeggen');
});

test('whatever the counts: expectations add up, intervals hold their ratio, no figure is NaN', () => {
  const area = fc.record({
    observed: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 1_000_000 }),
    ),
    population: fc.integer({ min: 1, max: 1_000_000 }),
    years: fc.double({ min: 0.1, max: 5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(area, { minLength: 1, maxLength: 25 }), (drawn) => {
      const counted = drawn.map((one, at) => ({
        ...one,
        code: `${at}`,
        neighbours: at > 0 ? [`${at - 1}`] : [],
      }));
      const { areas: found, global } = areaDensities(counted);
      const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
      const [e, o] = [sum(found.map(({ expected }) => expected)), sum(drawn.map((one) => one.observed))];
      assert.ok(Math.abs(e - o) <= 1e-9 * o);
      assert.ok(!/"(?:phi|tau2)":null/.test(JSON.stringify(global)) || o === 0);
      JSON.stringify([found, global], (_, value) => {
        assert.ok(typeof value !== 'number' || Number.isFinite(value), JSON.stringify(found));
        return value;
      });
      for (const { ratio, garwood, midP, posterior } of found) {
        if (ratio === null) continue;
        assert.ok((garwood[0] ?? 0) <= ratio && ratio <= (garwood[1] ?? 0));
        assert.ok((midP[0] ?? 0) <= ratio && ratio <= (midP[1] ?? 0));
        assert.ok(
          (posterior.lo ?? 0) <= (posterior.mean ?? 0) &&
            (posterior.mean ?? 0) <= (posterior.hi ?? 0) * 1.0001,
        );
      }
    }),
    { numRuns: 60 },
  );
});
