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

test('networks take turns, and when no more may wait the last of the longest row is sent away', async () => {
  const few = turnAway({ running: 1, waiting: 4 });
  const begun: string[] = [];
  const sentAway: string[] = [];
  const finish: (() => void)[] = [];
  const work = (name: string) =>
    few(
      () => {
        begun.push(name);
        return new Promise<void>((resolve) => finish.push(resolve));
      },
      name.slice(0, 1),
    ).catch(() => sentAway.push(name));
  const all = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'b1', 'c1', 'c2', 'd1'].map(work);
  for (let done = 0; done < 5; done += 1) {
    finish[done]?.();
    await oneTurn();
  }
  await Promise.all(all);
  assert.deepEqual(begun, ['a1', 'a2', 'b1', 'c1', 'd1']);
  assert.deepEqual(sentAway.toSorted(), ['a3', 'a4', 'a5', 'a6', 'c2']);
});

test('among networks that wait for one piece each, who came first stays', async () => {
  const few = turnAway({ running: 1, waiting: 2 });
  const ends: (() => void)[] = [];
  const work = (network: string) => few(() => new Promise<void>((resolve) => ends.push(resolve)), network);
  const first = ['a', 'b', 'c'].map(work);
  await assert.rejects(work('d'), Problem);
  for (let done = 0; done < 3; done += 1) {
    ends[done]?.();
    await oneTurn();
  }
  await Promise.all(first);
});

test('work that fails gives its place back', async () => {
  const few = turnAway({ running: 1, waiting: 0 });
  await assert.rejects(few(() => Promise.reject(new Error('invented'))));
  assert.equal(await few(async () => 'next'), 'next');
});
