import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { densityOf } from './density.ts';

const close = (value: number | null | undefined, expected: number) =>
  assert.ok(Math.abs((value ?? Number.NaN) - expected) < 5e-5, `${value} is not ${expected}`);

function figures(code: string, areas: ReturnType<typeof densityOf>) {
  const found = areas.find((area) => area.code === code);
  assert.ok(found);
  return found;
}

test('ten reports where five are expected: ratio 2 with the interval of ten divided by five', () => {
  const areas = [
    { code: 'A', observed: 10, population: 10_000 },
    { code: 'B', observed: 10, population: 30_000 },
  ];
  const { rate, rateInterval, expected, ratio, interval, state } = figures('A', densityOf(areas, 2));
  close(expected, 5);
  close(ratio, 2);
  close(interval?.[0], 4.79539 / 5);
  close(interval?.[1], 18.39036 / 5);
  close(rate, 5);
  close(rateInterval?.[0], 4.79539 / 2);
  close(rateInterval?.[1], 18.39036 / 2);
  assert.equal(state, 'not-remarkable');
});

test('a state needs the whole interval on one side of 1', () => {
  const rest = { code: 'R', population: 90_000 };
  const stateAt = (observed: number, others: number) =>
    figures(
      'A',
      densityOf(
        [
          { code: 'A', observed, population: 10_000 },
          { ...rest, observed: others },
        ],
        1,
      ),
    ).state;
  // Expected is 10 each time; Garwood: 4 → (1.09, 10.24), 3 → (0.62, 8.77), 17 → (9.90, 27.22), 18 → (10.67, 28.45).
  assert.equal(stateAt(4, 96), 'not-remarkable');
  assert.equal(stateAt(3, 97), 'fewer');
  assert.equal(stateAt(17, 83), 'not-remarkable');
  assert.equal(stateAt(18, 82), 'more');
});

test('under three expected nothing is said, whatever was observed; from three on it is', () => {
  const at = (observed: number, total: number) =>
    figures(
      'A',
      densityOf(
        [
          { code: 'A', observed, population: 1 },
          { code: 'R', observed: total - observed, population: 9 },
        ],
        1,
      ),
    );
  assert.equal(at(29, 29).state, 'too-little-expected');
  assert.equal(at(29, 29).ratio, 10);
  assert.equal(at(30, 30).state, 'more');
  assert.equal(at(0, 30).state, 'not-remarkable');
  assert.equal(at(0, 40).state, 'fewer');
});

test('no reports at all: expected 0, no ratio, and a rate of 0 with an honest upper bound', () => {
  const [area] = densityOf([{ code: 'A', observed: 0, population: 10_000 }], 1);
  assert.equal(area?.expected, 0);
  assert.equal(area?.ratio, null);
  assert.equal(area?.interval, null);
  assert.equal(area?.state, 'too-little-expected');
  assert.equal(area?.rate, 0);
  close(area?.rateInterval?.[1], 3.68888);
});

test('an area without a population has no figures and takes nothing of the expectation', () => {
  const areas = densityOf(
    [
      { code: 'sea', observed: 500, population: null },
      { code: 'A', observed: 8, population: 10_000 },
    ],
    1,
  );
  assert.deepEqual(Object.values(figures('sea', areas)).slice(1), [null, null, null, null, null, null]);
  assert.equal(figures('A', areas).expected, 8);
});

test('a period without elapsed time has no rates, but keeps its ratios', () => {
  const [area] = densityOf([{ code: 'A', observed: 5, population: 10_000 }], 0);
  assert.equal(area?.rate, null);
  assert.equal(area?.rateInterval, null);
  assert.equal(area?.ratio, 1);
});

test('expected adds up to observed, and every interval holds its estimate', () => {
  const area = fc.record({
    observed: fc.integer({ min: 0, max: 1_000_000 }),
    population: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
  });
  fc.assert(
    fc.property(
      fc.array(area, { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0.01, max: 10, noNaN: true }),
      (drawn, years) => {
        const areas = drawn.map((one, at) => ({ ...one, code: String(at) }));
        const found = densityOf(areas, years);
        const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
        const observed = sum(areas.filter(({ population }) => population).map((one) => one.observed));
        assert.ok(Math.abs(sum(found.map(({ expected }) => expected ?? 0)) - observed) <= observed * 1e-12);
        for (const { ratio, interval, rate, rateInterval } of found) {
          for (const [value, bounds] of [[ratio, interval] as const, [rate, rateInterval] as const]) {
            assert.equal(value === null, bounds === null);
            if (value !== null && bounds) assert.ok(bounds[0] <= value && value < bounds[1]);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
