import assert from 'node:assert/strict';
import { test } from 'node:test';
import { funnelLimits, funnelPlace } from './density-funnel.ts';
import { inventedArea, inventedTable } from './invented-density.ts';

// The chances of a Poisson count at 20 expected, by scipy: 11 or fewer 0.021, 28 or fewer 0.966, 7 or fewer 0.0008.
test('at twenty expected 12 to 28 are inside, 8 to 34 past 95 %, and the rest past 99.8 %; overdispersion takes them in', () => {
  const places = (counts: number[]) => counts.map((observed) => funnelPlace(observed, 20, 0));
  assert.deepEqual(places([12, 20, 28]), ['inside', 'inside', 'inside']);
  assert.deepEqual(places([8, 11, 29, 34]), ['past-95', 'past-95', 'past-95', 'past-95']);
  assert.deepEqual(places([7, 35]), ['past-998', 'past-998']);
  assert.equal(funnelPlace(10, 20, 0.2), 'inside');
});

test('the limits reach past every area of which enough is expected, and close on 1', () => {
  const table = inventedTable([0.5, 4, 200].map((expected) => inventedArea({ expected })));
  const limits = funnelLimits(table);
  assert.ok((limits[0]?.expected ?? 0) < 4 && (limits[0]?.expected ?? 0) > 3);
  assert.ok((limits.at(-1)?.expected ?? 0) > 200);
  for (const [at, { low998, low95, high95, high998 }] of limits.entries()) {
    assert.ok(low998 <= low95 && low95 < 1 && 1 < high95 && high95 < high998, String(at));
    if (at > 0) assert.ok(high998 < (limits[at - 1]?.high998 ?? 0));
  }
});

test('without an area of which enough is expected there is no funnel', () => {
  assert.deepEqual(funnelLimits(inventedTable([inventedArea({ expected: 2 })])), []);
  assert.deepEqual(funnelLimits(inventedTable([inventedArea({ expected: null })])), []);
  assert.equal(funnelLimits(inventedTable([inventedArea({ expected: 3 })])).length, 41);
});
