import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attemptsBeforeDead, backoffMs } from './backoff.ts';

const middle = 0.5;
const steps = Array.from({ length: attemptsBeforeDead + 20 }, (_, at) => backoffMs(at + 1, middle));

test('the first retries come after about 5 s, 30 s and 2 minutes', () => {
  assert.deepEqual(steps.slice(0, 3), [5_000, 30_000, 120_000]);
});

test('waits never become shorter, and none is longer than a day', () => {
  for (const [at, step] of steps.entries()) assert.ok(step >= (steps[at - 1] ?? 0));
  assert.ok(Math.max(...steps) <= 24 * 3_600_000);
});

test('a delivery is tried for days before it counts as dead, and every day after that', () => {
  const beforeDead = steps.slice(0, attemptsBeforeDead - 1).reduce((sum, step) => sum + step, 0);
  const days = beforeDead / 86_400_000;
  assert.ok(days > 3 && days < 7, `${days} days`);
  assert.ok(steps.slice(attemptsBeforeDead - 1).every((step) => step === 86_400_000));
});

test('jitter spreads every wait by a fifth to either side', () => {
  for (const [at, step] of steps.entries()) {
    assert.equal(backoffMs(at + 1, 0), Math.round(step * 0.8));
    assert.ok(Math.abs(backoffMs(at + 1, 0.999_999) - step * 1.2) <= step * 1e-5);
  }
});
