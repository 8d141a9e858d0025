import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareDifference, wilson } from './share-difference.ts';
import { surveyChange } from './survey-change.ts';

const close = (found: readonly number[], reference: readonly number[]) => {
  for (const [at, one] of reference.entries())
    assert.ok(Math.abs((found[at] as number) - one) < 5e-5, `${found} is not ${reference}`);
};

test('the published examples of both papers come out', () => {
  // Newcombe 1998, table II, method 10.
  close(shareDifference({ count: 48, of: 80 }, { count: 56, of: 70 }).interval, [0.0524, 0.3339]);
  close(shareDifference({ count: 3, of: 10 }, { count: 9, of: 10 }).interval, [0.1705, 0.809]);
  close(shareDifference({ count: 0, of: 29 }, { count: 5, of: 56 }).interval, [-0.0381, 0.1926]);
  close(shareDifference({ count: 0, of: 20 }, { count: 0, of: 10 }).interval, [-0.1611, 0.2775]);
  // Newcombe 1998 (17:857–872), table I: 81 of 263 and 0 of 20.
  close(wilson({ count: 81, of: 263 }), [0.2553, 0.3662]);
  close(wilson({ count: 0, of: 20 }), [0, 0.1611]);
});

const wave = (which: 'before' | 'after', suspected: number, reported: number) => ({
  ...{ wave: which, respondents: 400, suspected, reported },
});

test('two waves are compared, with the interval; waves of a kind add up', () => {
  const change = surveyChange([wave('before', 40, 12), wave('before', 40, 12), wave('after', 70, 35)]);
  assert.ok(change.kind === 'compared');
  assert.deepEqual([change.before.count, change.before.of], [24, 80]);
  assert.ok(Math.abs(change.difference - 0.2) < 1e-12);
  assert.ok(change.interval[0] < 0.2 && 0.2 < change.interval[1]);
});

test('too few people, one wave or none give words instead of a share', () => {
  assert.equal(surveyChange([]).kind, 'no-waves');
  assert.equal(surveyChange([wave('after', 50, 10)]).kind, 'one-wave');
  assert.equal(surveyChange([wave('before', 3, 1), wave('after', 50, 10)]).kind, 'too-few');
  assert.equal(surveyChange([wave('before', 0, 0), wave('after', 0, 0)]).kind, 'too-few');
});
