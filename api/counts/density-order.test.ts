import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DensityArea } from '#api/rendered-page.schema.ts';
import { type DensitySort, orderAreas } from './density-order.ts';

function area(
  name: string,
  population: number | null,
  ratio: number,
  state: DensityArea['state'],
): DensityArea {
  const none = { observed: 0, rate: null, rateInterval: null, expected: null, interval: null };
  return { code: name, name, kind: 'municipality', population, ratio, state, ...none };
}
const areas = [
  area('Zeedorp', 10, 0.2, 'too-little-expected'),
  area('Aandorp', 30, 2, 'more'),
  area('Middendorp', 20, 0.5, 'fewer'),
  area('Leegdorp', null, 1, null),
];
const names = (sort: DensitySort) =>
  orderAreas(areas, sort)
    .map(({ name }) => name[0])
    .join('');

test('areas stand in the order that is asked for, and what has no figure comes last either way', () => {
  assert.equal(names('name'), 'ALMZ');
  assert.equal(names('-name'), 'ZMLA');
  assert.equal(names('-population'), 'AMZL');
  assert.equal(names('population'), 'ZMAL');
});

test('a ratio that says nothing is no rank: it comes last', () => {
  assert.equal(names('ratio'), 'MLAZ');
  assert.equal(names('-ratio'), 'ALMZ');
});
