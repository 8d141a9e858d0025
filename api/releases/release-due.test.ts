import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueOn } from './release-due.ts';

for (const [quarter, day, why] of [
  ['2026-Q3', '2026-10-30', 'the last week ended before the calendar quarter did'],
  ['2026-Q4', '2027-02-02', 'the week of Thursday 31 December runs until 3 January'],
  ['2026-Q1', '2026-04-30', 'the 31st of March is a Tuesday'],
  ['2025-Q4', '2026-01-30', 'the 31st of December is a Wednesday, in a week of the new year'],
] as const) {
  test(`${quarter} can be published on ${day}: ${why}`, () => {
    assert.equal(dueOn(quarter), day);
  });
}
