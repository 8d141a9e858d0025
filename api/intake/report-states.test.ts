import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#api/problems.ts';
import { reportIdOf } from './report-id.ts';
import { allowedTransitions, type ReportState, reportStates, stateGroupOf } from './report-states.ts';

function reachableFrom(start: ReportState): Set<ReportState> {
  const seen = new Set([start]);
  for (const state of seen) for (const next of allowedTransitions[state]) seen.add(next);
  return seen;
}

test('every state can be reached from a new report', () => {
  assert.deepEqual([...reachableFrom('new')].sort(), [...reportStates].sort());
});

test('no report is stuck: every state but the recalled one leads to an end', () => {
  for (const state of reportStates) {
    assert.ok(reachableFrom(state).has('closed') || state === 'recalled', state);
  }
  assert.deepEqual(allowedTransitions.recalled, []);
});

test('a mark as spam or duplicate can be taken back', () => {
  for (const state of ['spam', 'duplicate'] as const) {
    assert.ok(allowedTransitions[state].includes('screening'));
  }
});

test('no state leads to itself', () => {
  for (const state of reportStates) assert.ok(!allowedTransitions[state].includes(state));
});

test('only spam and duplicates stay out of the figures', () => {
  const discounted = reportStates.filter((state) => stateGroupOf(state) === 'discounted');
  assert.deepEqual(discounted, ['spam', 'duplicate']);
});

test('a report is named by 64 hexadecimal digits and by nothing else', () => {
  assert.equal(reportIdOf('0a'.repeat(32)).length, 32);
  for (const wrong of ['', '0a', '0A'.repeat(32), '0g'.repeat(32), `${'0a'.repeat(32)}0`, '../../etc']) {
    assert.throws(
      () => reportIdOf(wrong),
      (error) => error instanceof Problem && error.code === 'not-found',
    );
  }
});
