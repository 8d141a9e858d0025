import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedReports } from './expected-reports.ts';
import { exposureModel } from './exposure-model.ts';

const areas = [12, 30, 8, 25, 60, 3].map((observed, at) => ({
  ...{ code: `X${at}`, observed, population: 10_000 * (at + 1), years: 2 },
  covariates: [((at * 5) % 7) / 7],
}));
const close = (found: number | undefined, reference: number) =>
  assert.ok(Math.abs((found ?? Number.NaN) / reference - 1) < 1e-9, `${found} is not ${reference}`);

test('without covariates it is the share by inhabitants, with every area left out in turn as well', () => {
  const plain = areas.map((area) => ({ ...area, covariates: [] }));
  const model = exposureModel(plain);
  for (const [at, reference] of expectedReports(areas).entries()) close(model?.expected[at], reference);
  for (const [at, reference] of expectedReports(areas, true).entries())
    close(model?.leaveOneOut[at], reference);
});

test('an area does not predict itself: its own count moves its expectation only when it is not left out', () => {
  const one = exposureModel(areas);
  const other = exposureModel(areas.map((area, at) => (at === 4 ? { ...area, observed: 600 } : area)));
  assert.ok(one && other);
  close(other.leaveOneOut[4], one.leaveOneOut[4] as number);
  assert.ok((other.expected[4] as number) > 1.5 * (one.expected[4] as number));
});

test('more than three covariates are refused', () => {
  assert.throws(
    () => exposureModel(areas.map((area) => ({ ...area, covariates: [1, 2, 3, 4] }))),
    RangeError,
  );
});
