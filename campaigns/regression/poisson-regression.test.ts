import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poissonRegression } from './poisson-regression.ts';

const counts = [3, 7, 2, 15, 9, 4, 11, 0];
const columns = [
  [0.1, 2],
  [0.5, 1],
  [0.2, 4],
  [0.9, 3],
  [0.7, 5],
  [0.3, 2],
  [0.6, 1],
  [0.05, 3],
].map((row) => [1, ...row]);
const offsets = [2, 3, 1.5, 4, 2.5, 2, 3.5, 1].map(Math.log);
const close = (found: number | undefined, reference: number, relative = 1e-9) =>
  assert.ok(Math.abs((found ?? Number.NaN) / reference - 1) < relative, `${found} is not ${reference}`);

// By numpy: a hundred plain Newton steps on the log likelihood.
test('coefficients, standard errors × √φ and φ of a small regression with offset', () => {
  const fit = poissonRegression({ counts, columns, offsets });
  assert.ok(fit);
  for (const [at, reference] of [0.15684317334504375, 1.4893370789050338, -0.019118603807249186].entries())
    close(fit.coefficients[at], reference);
  for (const [at, reference] of [0.25591964275669493, 0.3590081477849402, 0.06662821502797936].entries())
    close(fit.errors[at], reference);
  close(fit.phi, 0.39458595159632337);
});

test('an intercept alone is the overall rate, and expected adds up to observed', () => {
  const fit = poissonRegression({ counts, columns: counts.map(() => [1]), offsets });
  close(Math.exp(fit?.coefficients[0] ?? 0), 51 / 19.5);
  close(
    fit?.means.reduce((sum, mean) => sum + mean, 0),
    51,
  );
});

test('a weight of two is the row twice', () => {
  const twice = poissonRegression({
    counts: [...counts, 15],
    columns: [...columns, columns[3] as number[]],
    offsets: [...offsets, offsets[3] as number],
  });
  const weighted = poissonRegression({ counts, columns, offsets, weights: [1, 1, 1, 2, 1, 1, 1, 1] });
  for (const [at, value] of (twice?.coefficients ?? []).entries()) close(weighted?.coefficients[at], value);
});

test('columns that say the same, or a group without any report, have no answer', () => {
  assert.equal(poissonRegression({ counts, columns: columns.map((row) => [...row, 2]), offsets }), null);
  const group = counts.map((_, at) => [1, at === 7 ? 1 : 0]);
  assert.equal(poissonRegression({ counts, columns: group, offsets }), null);
});
