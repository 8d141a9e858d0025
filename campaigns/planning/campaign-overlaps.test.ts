import assert from 'node:assert/strict';
import { test } from 'node:test';
import { campaignOverlaps } from './campaign-overlaps.ts';

const run = (id: string, areas: string[], from: string, to: string | null) => ({ id, areas, from, to });

test('two campaigns overlap on the days and in the areas that they share', () => {
  const one = run('1', ['A', 'B'], '2026-01-01', '2026-03-31');
  const other = run('2', ['B', 'C'], '2026-03-31', '2026-06-30');
  assert.deepEqual(campaignOverlaps([one, other]), [
    { one: '1', other: '2', areas: ['B'], from: '2026-03-31', to: '2026-03-31' },
  ]);
  assert.deepEqual(campaignOverlaps([one, { ...other, from: '2026-04-01' }]), []);
  assert.deepEqual(campaignOverlaps([one, { ...other, areas: ['C'] }]), []);
});

test('a standing campaign overlaps as long as the other lasts, and two standing ones for ever', () => {
  const standing = run('1', ['W'], '2026-01-01', null);
  const ending = run('2', ['W'], '2026-05-01', '2026-05-31');
  const [first] = campaignOverlaps([standing, ending]);
  assert.deepEqual([first?.from, first?.to], ['2026-05-01', '2026-05-31']);
  const [second] = campaignOverlaps([standing, { ...ending, to: null }]);
  assert.deepEqual([second?.from, second?.to], ['2026-05-01', null]);
});
