import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietLog } from '#api/guard/quiet-log.ts';
import { heldInMemory } from './held-in-memory.ts';

/** A source that counts how often it is asked, and a clock to turn. */
function heldCounter() {
  const state = { asked: 0, now: 1_000_000, broken: false };
  const lines: string[] = [];
  const log = quietLog('info', (line) => lines.push(line));
  const load = async () => {
    state.asked += 1;
    if (state.broken) throw new TypeError('planted secret of the database');
    return state.asked;
  };
  const { read: ask, renew } = heldInMemory(load, { maxAgeMs: 15_000, now: () => state.now, log });
  return { state, lines, ask, renew };
}

test('many visitors within the time ask the database once', async () => {
  const { state, ask } = heldCounter();
  assert.deepEqual(await Promise.all([ask(), ask(), ask()]), [1, 1, 1]);
  state.now += 14_999;
  assert.equal(await ask(), 1);
  assert.equal(state.asked, 1);
});

test('after the time the next visitor gets the new answer, also when the clock was set back', async () => {
  const { state, ask } = heldCounter();
  await ask();
  state.now += 15_000;
  assert.equal(await ask(), 2);
  state.now -= 3_600_000;
  assert.equal(await ask(), 3);
});

test('a database that does not answer leaves what was known, and is not asked by every visitor', async () => {
  const { state, lines, ask } = heldCounter();
  await ask();
  state.broken = true;
  state.now += 15_000;
  assert.deepEqual([await ask(), await ask()], [1, 1]);
  assert.equal(state.asked, 2);
  assert.equal(lines.length, 1);
  assert.doesNotMatch(lines.join(''), /planted/);
  state.broken = false;
  state.now += 15_000;
  assert.equal(await ask(), 3);
});

test('while nothing is known the trouble is told to who asks, and the next one tries again', async () => {
  const { state, ask } = heldCounter();
  state.broken = true;
  await assert.rejects(ask, TypeError);
  state.broken = false;
  assert.equal(await ask(), 2);
});

test('what is renewed is asked again at once, also while an older question is under way', async () => {
  const { ask, renew } = heldCounter();
  await ask();
  renew();
  assert.deepEqual([await ask(), await ask()], [2, 2]);
  renew();
  const underWay = ask();
  renew();
  assert.deepEqual([await underWay, await ask(), await ask()], [3, 4, 4]);
});
