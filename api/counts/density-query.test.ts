import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#api/problems.ts';
import { audiences } from '#content/taxonomy/audiences.ts';
import { phenomenaIn, readDensityQuery } from './density-query.ts';

const nowMs = Date.parse('2026-11-22T12:00:00Z');
const read = (query: Record<string, unknown>) => readDensityQuery(query, nowMs);
const faulty = (query: Record<string, unknown>, fields: string[]) =>
  assert.throws(
    () => read(query),
    (error) =>
      error instanceof Problem &&
      error.code === 'invalid-input' &&
      error.fields.map(({ field }) => field).join() === fields.join(),
    JSON.stringify(query),
  );

test('without a question it is the last twelve months with the running one, the largest municipality first', () => {
  const usual = {
    ...{ from: '2025-12', to: '2026-11', phenomenon: null, audience: null },
    ...{ model: 'population', sort: '-population', area: null },
  };
  assert.deepEqual(read({}), usual);
  const empty = { from: '', to: '', phenomenon: '', audience: '', model: '', sort: '', area: '' };
  assert.deepEqual(read(empty), usual);
});

test('one month given: the other end is a year away or now', () => {
  assert.equal(read({ to: '2026-03' }).from, '2025-04');
  assert.equal(read({ from: '2026-03' }).to, '2026-11');
});

test('what is asked for is kept', () => {
  const asked = {
    ...{ from: '2026-01', to: '2026-10', phenomenon: 'floating-package' },
    ...{ audience: 'harbours-and-water-sport', model: 'exposure', sort: 'name', area: 'GM0448' },
  };
  assert.deepEqual(read(asked), asked);
});

test('every faulty field is named at once', () => {
  faulty(
    {
      ...{ from: '2026-13', to: 'today', phenomenon: 'xtc', audience: 'all' },
      ...{ model: 'best', sort: 'luck', area: 'x'.repeat(21) },
    },
    ['from', 'to', 'phenomenon', 'audience', 'model', 'sort', 'area'],
  );
  faulty({ from: ['2026-01', '2026-02'] }, ['from']);
  faulty({ from: '2026-1' }, ['from']);
  faulty({ sort: '--name' }, ['sort']);
});

test('no order by rate or ratio can be asked: that would be a league table', () => {
  for (const sort of ['rate', '-rate', 'ratio', '-ratio', 'posterior']) faulty({ sort }, ['sort']);
});

test('an audience counts its phenomena; a phenomenon that it does not meet is refused beside it', () => {
  assert.deepEqual(phenomenaIn(read({})), []);
  assert.deepEqual(phenomenaIn(read({ audience: 'landlords' })), audiences.landlords);
  const both = read({ audience: 'landlords', phenomenon: 'suspicious-rental' });
  assert.deepEqual(phenomenaIn(both), ['suspicious-rental']);
  faulty({ audience: 'landlords', phenomenon: 'floating-package' }, ['phenomenon']);
});

test('a month far ahead or long before any calendar is a fault of its field, never of ours', () => {
  for (const to of ['9999-12', '2999-01', '2027-12']) faulty({ to }, ['to']);
  assert.equal(read({ to: '2027-11' }).to, '2027-11');
  for (const to of ['0000-01', '0001-12']) faulty({ to }, ['to']);
  faulty({ from: '0000-01' }, ['from', 'to']);
  faulty({ from: '9999-01', to: '9999-12' }, ['to']);
});

test('a period that ends before it begins, lasts over 120 months or lies before the first areas is refused', () => {
  faulty({ from: '2026-10', to: '2026-09' }, ['from', 'to']);
  faulty({ from: '2016-10', to: '2026-10' }, ['from', 'to']);
  assert.equal(read({ from: '2016-11', to: '2026-10' }).from, '2016-11');
  faulty({ from: '2010-01', to: '2010-02' }, ['to']);
});
