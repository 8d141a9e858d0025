import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { areaIndices, type IndexQuestion } from './area-indices.ts';
import type { Layer } from './layer.ts';
import { correlationOf } from './layer-warnings.ts';
import { bandSeed } from './rank-bands.ts';
import { stackedIndex } from './stacked-index.ts';

const areas = [...'ABCDEFGHIJKLMN'];
const layers: Layer[] = [
  { name: 'one', values: [3, 0, 7.5, 7.5, 120, null, 4, 9, 1, 2, 0, 33, 6, null], weight: 3 },
  { name: 'two', values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, null], weight: 1, direction: -1 },
  {
    name: 'three',
    values: [0.2, 0.9, null, 0.4, 0.4, 0.1, 0.8, 0, 0.5, 0.7, 0.3, null, 0.6, null],
    weight: 2,
  },
  { name: 'off', values: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5], weight: 0 },
];
const ask = (question: Partial<IndexQuestion> = {}) =>
  areaIndices({ areas, layers, normalise: 'percentile', ...question }, seededRandom(bandSeed));
const close = (found: number | null | undefined, reference: number) =>
  assert.ok(Math.abs((found ?? Number.NaN) - reference) < 1e-12, `${found} is not ${reference}`);

// References by a program of its own in Python, with another random source for the bands.
test('fourteen areas: the index of three layers with something missing', () => {
  const found = ask().areas;
  close(found[0]?.index, 42.35139860139861);
  close(found[2]?.index, 70.1923076923077);
  close(found[11]?.index, 68.50961538461539);
  close(found[12]?.index, 50.4516317016317);
  assert.deepEqual(
    found.map(({ rank }) => rank),
    [10, 6, 2, 4, 1, 12, 5, 8, 11, 9, 13, 3, 7, null],
  );
  const byScore = ask({ normalise: 'zscore', log: true }).areas;
  close(byScore[4]?.index, 1.105161985819027);
  close(byScore[10]?.index, -0.9500496815608207);
  const byEnds = ask({ normalise: 'minmax' }).areas;
  close(byEnds[7]?.index, 10.694444444444443);
});

test('fourteen areas: bands of the rank over ten thousand weightings', () => {
  const found = ask().areas;
  const bands = found.map(({ rankLow, rankHigh }) => [rankLow, rankHigh]);
  assert.deepEqual(bands.slice(0, 5), [
    [1, 11],
    [1, 11],
    [1, 4],
    [3, 8],
    [1, 7],
  ]);
  const top = [0.9151, 0.9263, 1, 1, 1, 0.5265, 1, 0.6735, 0.6192, 0.8601, 0.0446, 0.7204, 0.7143];
  for (const [at, share] of top.entries())
    assert.ok(Math.abs((found[at]?.topShare as number) - share) < 0.025, `${found[at]?.topShare}`);
});

test('fourteen areas: the ranks without one layer', () => {
  const [one, two, three, ...more] = ask().leaveOneOut;
  assert.deepEqual(more, []);
  assert.deepEqual([one?.without, one?.ranks], ['one', [8, 1, 2, 5, 6, 10, 3, 12, 7, 4, 11, 13, 9, null]]);
  assert.deepEqual([two?.without, two?.ranks], ['two', [11, 9, 3, 6, 2, 13, 4, 7, 10, 8, 12, 1, 5, null]]);
  assert.deepEqual(three?.ranks, [7, 11, 2, 5, 1, 6, 8, 3, 12, 10, 13, 4, 9, null]);
});

test('an area that a layer does not know is not filled in: the other layers share its weight', () => {
  const [, , third, , , sixth, , , , , , , , last] = ask().areas;
  assert.deepEqual(Object.keys(third?.contributions ?? {}), ['one', 'two', 'off']);
  assert.deepEqual([third?.layersUsed, sixth?.layersUsed], [2, 2]);
  assert.deepEqual(
    { ...last },
    {
      ...{ code: 'N', index: null, layersUsed: 0, contributions: {} },
      ...{ rankLow: null, rankHigh: null, topShare: null, rank: null },
    },
  );
});

test('a layer of weight 0 adds nothing and is no layer that counts', () => {
  const { layersTotal, areas: found } = ask();
  assert.equal(layersTotal, 3);
  assert.equal(found[0]?.contributions.off, 0);
  const without = ask({ layers: layers.slice(0, 3) });
  assert.deepEqual(
    without.areas.map(({ index, rankLow, rankHigh }) => [index, rankLow, rankHigh]),
    found.map(({ index, rankLow, rankHigh }) => [index, rankLow, rankHigh]),
  );
});

test('the same seed gives the same bands, another seed nearly the same', () => {
  assert.deepEqual(ask(), ask());
  const other = areaIndices({ areas, layers, normalise: 'percentile' }, seededRandom(1));
  for (const [at, { topShare }] of ask().areas.entries())
    assert.ok(Math.abs((topShare ?? 0) - (other.areas[at]?.topShare ?? 0)) < 0.025);
});

test('one layer gives one rank whatever its weight, equals share theirs, and nothing is left without it', () => {
  const { areas: found, leaveOneOut } = ask({
    areas: ['A', 'B', 'C'],
    layers: [{ name: 'only', values: [4, 9, 4], weight: 2 }],
  });
  assert.deepEqual(
    found.map(({ rankLow, rankHigh, rank }) => [rankLow, rankHigh, rank]),
    [
      [2.5, 2.5, 2.5],
      [1, 1, 1],
      [2.5, 2.5, 2.5],
    ],
  );
  assert.deepEqual(leaveOneOut, [{ without: 'only', ranks: [null, null, null] }]);
});

const layer = fc.record({
  values: fc.array(fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }), { minLength: 9, maxLength: 9 }),
  weight: fc.integer({ min: 0, max: 5 }),
  direction: fc.constantFrom<1 | -1>(1, -1),
});
const questions = fc.record({
  layers: fc
    .array(layer, { minLength: 1, maxLength: 8 })
    .map((found) => found.map((one, at) => ({ ...one, name: `layer ${at}` }))),
  normalise: fc.constantFrom('percentile' as const, 'zscore' as const, 'minmax' as const),
  log: fc.boolean(),
});

test('contributions add up to the index exactly, in whatever order they are added', () => {
  const score = fc.option(fc.double({ min: -100, max: 100, noNaN: true }), { nil: null });
  const scored = fc.record({ score, weight: fc.integer({ min: 0, max: 5 }) });
  const add = (terms: number[]) => terms.reduce((sum, term) => sum + term, 0);
  fc.assert(
    fc.property(
      fc.array(scored, { minLength: 1, maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      (row, order) => {
        const [area] = stackedIndex(
          row.map(({ score, weight }, at) => ({ name: `layer ${at}`, weight, scores: [score] })),
        );
        const parts = Object.values(area?.contributions ?? {});
        const shuffled = parts
          .map((part) => [order.next().value as number, part] as const)
          .sort(([one], [other]) => one - other)
          .map(([, part]) => part);
        const index = area?.index ?? 0;
        assert.deepEqual(
          [add(parts) + 0, add(parts.toReversed()) + 0, add(shuffled) + 0],
          [index, index, index],
        );
        const total = add(row.map(({ score, weight }) => (score === null ? 0 : weight)));
        const mean = add(row.map(({ score, weight }) => (score ?? 0) * weight)) / total;
        assert.ok(total === 0 || Math.abs(index - mean) < 1e-12);
      },
    ),
    { numRuns: 1000 },
  );
});

test('the index lies within the scores, low is never after high, and every rank is a place', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const found = ask({ areas: areas.slice(0, 9), ...question, normalise: 'percentile' }).areas;
      for (const { index, rankLow, rankHigh, rank, layersUsed } of found) {
        assert.equal(index === null, layersUsed === 0);
        if (index === null || rankLow === null || rankHigh === null || rank === null) continue;
        assert.ok(index > 0 && index < 100);
        assert.ok(1 <= rankLow && rankLow <= rankHigh && rankHigh <= 9 && rank >= 1 && rank <= 9);
      }
    }),
    { numRuns: 15 },
  );
});

test('two layers that tell the same are named, and two that take each other away, and one that outweighs the rest', () => {
  const up = areas.map((_, at) => at);
  const down = up.map((value) => 14 - value);
  const one = { name: 'one', values: up, weight: 1 };
  const kinds = (others: Layer[]) => ask({ layers: [one, ...others] }).warnings.map(({ kind }) => kind);
  assert.deepEqual(kinds([{ name: 'two', values: up, weight: 1 }]), ['double-counting']);
  assert.deepEqual(kinds([{ name: 'two', values: down, weight: 1 }]), ['cancelling']);
  assert.deepEqual(kinds([{ name: 'two', values: down, weight: 1, direction: -1 }]), ['double-counting']);
  assert.deepEqual(kinds([{ name: 'two', values: up, weight: 0 }]), ['one-layer']);
  const unlike = [5, 1, 9, 13, 2, 11, 0, 8, 4, 12, 3, 10, 6, 7];
  assert.deepEqual(kinds([{ name: 'two', values: unlike, weight: 1 }]), []);
  assert.deepEqual(ask({ layers: [one, { name: 'two', values: unlike, weight: 3 }] }).warnings, [
    { kind: 'one-layer', layers: ['two'], share: 0.75 },
  ]);
});

test('a correlation is Pearson’s over what both know, and none with fewer than three areas or without variation', () => {
  close(correlationOf([1, 2, 3, 4, null], [2, 1, 4, 3, 9]), 0.6);
  assert.equal(correlationOf([1, 2, null], [1, 2, 3]), null);
  assert.equal(correlationOf([1, 1, 1], [1, 2, 3]), null);
});
