import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as oneTurn } from 'node:timers/promises';
import { uploadMemory } from './upload-memory.ts';

/** Takes `bytes` in steps of ten, and tells when it is done. */
function upload(memory: ReturnType<typeof uploadMemory>, bytes: number) {
  const held = memory.open();
  const state = { done: false, close: () => held.close() };
  const taking = async () => {
    for (let taken = 0; taken < bytes; taken += 10) await held.take(10);
    state.done = true;
  };
  void taking();
  return state;
}

test('uploads together hold no more than the bound, and one upload more', async () => {
  const memory = uploadMemory(100);
  const all = Array.from({ length: 10 }, () => upload(memory, 60));
  await oneTurn();
  assert.ok(memory.held() <= 160, `${memory.held()}`);
  assert.ok(memory.waiting() > 0, '(counter-proof: some wait)');
  while (all.length > 0) {
    const finished = all.filter(({ done }) => done);
    assert.ok(finished.length > 0, 'somebody can always finish');
    for (const one of finished) {
      one.close();
      all.splice(all.indexOf(one), 1);
    }
    await oneTurn();
    assert.ok(memory.held() <= 160, `${memory.held()}`);
  }
  assert.deepEqual([all.length, memory.held(), memory.waiting()], [0, 0, 0]);
});

test('halves that fill all memory never wait for each other', async () => {
  const memory = uploadMemory(100);
  const halves = [memory.open(), memory.open()];
  await Promise.all(halves.map((each) => each.take(50)));
  const rest = halves.map((each) => each.take(50).then(() => each.close()));
  await Promise.all(rest);
  assert.equal(memory.held(), 0);
});

test('an upload that breaks off gives its memory to who waits', async () => {
  const memory = uploadMemory(10);
  const [first, second, third] = [memory.open(), memory.open(), memory.open()];
  await first.take(10);
  await second.take(10);
  const waits = third.take(10).then(() => 'served');
  await oneTurn();
  assert.equal(memory.waiting(), 1);
  second.close();
  assert.equal(await waits, 'served');
});
