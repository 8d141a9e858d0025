import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as oneTurn } from 'node:timers/promises';
import { Problem } from '#api/problems.ts';
import { turnAway } from './turn-away.ts';

test('so many work at a time, the others wait in order, and who comes after them is sent away', async () => {
  const few = turnAway({ running: 2, waiting: 3 });
  const begun: number[] = [];
  const finish: (() => void)[] = [];
  const work = (number: number) =>
    few(() => {
      begun.push(number);
      return new Promise<void>((resolve) => finish.push(resolve));
    });
  const all = [1, 2, 3, 4, 5].map(work);
  await assert.rejects(work(6), (error) => error instanceof Problem && error.code === 'crowded');
  assert.deepEqual(begun, [1, 2]);
  for (let done = 0; done < 5; done += 1) {
    finish[done]?.();
    await oneTurn();
  }
  await Promise.all(all);
  assert.deepEqual(begun, [1, 2, 3, 4, 5]);
});

test('work that fails gives its place back', async () => {
  const few = turnAway({ running: 1, waiting: 0 });
  await assert.rejects(few(() => Promise.reject(new Error('invented'))));
  assert.equal(await few(async () => 'next'), 'next');
});
