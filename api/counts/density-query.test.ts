import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#api/problems.ts';
import { readDensityQuery } from './density-query.ts';

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
  const usual = { from: '2025-12', to: '2026-11', phenomenon: null, sort: '-population' };
  assert.deepEqual(read({}), usual);
  assert.deepEqual(read({ from: '', to: '', phenomenon: '', sort: '' }), usual);
});

test('one month given: the other end is a year away or now', () => {
  assert.equal(read({ to: '2026-03' }).from, '2025-04');
  assert.equal(read({ from: '2026-03' }).to, '2026-11');
});

test('what is asked for is kept', () => {
  const asked = { from: '2026-01', to: '2026-10', phenomenon: 'floating-package', sort: 'ratio' };
  assert.deepEqual(read(asked), asked);
});

test('every faulty field is named at once', () => {
  faulty({ from: '2026-13', to: 'today', phenomenon: 'xtc', sort: 'luck' }, [
    'from',
    'to',
    'phenomenon',
    'sort',
  ]);
  faulty({ from: ['2026-01', '2026-02'] }, ['from']);
  faulty({ from: '2026-1' }, ['from']);
  faulty({ sort: '--name' }, ['sort']);
});

test('a period that ends before it begins, lasts over 120 months or lies before the first areas is refused', () => {
  faulty({ from: '2026-10', to: '2026-09' }, ['from', 'to']);
  faulty({ from: '2016-10', to: '2026-10' }, ['from', 'to']);
  assert.equal(read({ from: '2016-11', to: '2026-10' }).from, '2016-11');
  faulty({ from: '2010-01', to: '2010-02' }, ['to']);
});
