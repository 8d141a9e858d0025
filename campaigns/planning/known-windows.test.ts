import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownWindows } from './known-windows.ts';

const windows = {
  selection: { from: '2026-03-01', to: '2027-02-28' },
  baseline: { from: '2025-03-01', to: '2026-02-28' },
};

test('a house that counted all the time, or never, changes nothing', () => {
  for (const countedFrom of [null, '2020-01-06', '2025-03-01'])
    assert.deepEqual(knownWindows(windows, countedFrom), windows);
});

test('a baseline that began before the first report begins with it', () => {
  assert.deepEqual(knownWindows(windows, '2025-09-01'), {
    ...windows,
    baseline: { from: '2025-09-01', to: '2026-02-28' },
  });
});

test('without a baseline of twelve weeks what is known is divided in two, without a day of overlap', () => {
  assert.deepEqual(knownWindows(windows, '2026-03-02'), {
    baseline: { from: '2026-03-02', to: '2026-08-30' },
    selection: { from: '2026-08-31', to: '2027-02-28' },
  });
});

test('too little for two windows is left as it is: the rules of a plan refuse it by name', () => {
  assert.deepEqual(knownWindows(windows, '2026-11-02'), windows);
});
