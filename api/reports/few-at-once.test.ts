import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as oneTurn } from 'node:timers/promises';
import { fewAtOnce } from './few-at-once.ts';

/** Work that begins when it may, says so, and ends when it is told. */
function desk(most: number, longestMs?: number) {
  const inTurn = fewAtOnce(most, longestMs);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string, network?: string) =>
    inTurn(() => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    }, network);
  const end = async (name: string) => {
    ends.get(name)?.();
    await oneTurn();
  };
  return { inTurn, begun, work, end };
}

test('networks take turns; within one it is first come, first served', async () => {
  const { begun, work, end } = desk(1);
  const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2'].map((name) => work(name, name.slice(0, 1)));
  for (let at = 0; at < all.length; at += 1) await end(begun[at] ?? '');
  assert.deepEqual(begun, ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  assert.deepEqual(await Promise.all(all), ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2']);
});

test('who waits too long gets no turn, and takes none from who comes after', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { begun, work, end } = desk(1, 1000);
  const first = work('first', 'a');
  const late = [work('late', 'a'), work('later', 'b')];
  t.mock.timers.tick(900);
  const patient = work('patient', 'a');
  t.mock.timers.tick(100);
  assert.deepEqual(await Promise.all(late), [null, null]);
  await end('first');
  assert.deepEqual(begun, ['first', 'patient']);
  t.mock.timers.tick(5000);
  await end('patient');
  assert.deepEqual(
    await Promise.all([first, patient]),
    ['first', 'patient'],
    'work that began is never cut off',
  );
  const next = work('next');
  assert.deepEqual(begun, ['first', 'patient', 'next'], 'the place is free');
  await end('next');
  await next;
});

test('work that breaks off gives its place back', async () => {
  const { inTurn, work, end } = desk(2);
  for (let at = 0; at < 5; at += 1)
    await assert.rejects(inTurn(() => Promise.reject(new Error('invented')), 'a'));
  const two = [work('one'), work('two')];
  await end('one');
  await end('two');
  assert.deepEqual(await Promise.all(two), ['one', 'two']);
});
