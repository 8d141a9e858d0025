import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DensitySort, orderAreas } from './density-order.ts';
import { inventedArea } from './invented-density.ts';

const areas = [
  inventedArea({ name: 'Zeedorp', population: 10, expected: 1 }),
  inventedArea({ name: 'Aandorp', population: 30, expected: 3 }),
  inventedArea({ name: 'Middendorp', population: 20, expected: 2 }),
  inventedArea({ name: 'Leegdorp', population: null, expected: null }),
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
  assert.equal(names('-expected'), 'AMZL');
});
