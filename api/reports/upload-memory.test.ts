import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setImmediate as oneTurn, setTimeout as sleep } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import { endBody } from '#api/guard/body-time.ts';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { uploadMemory } from './upload-memory.ts';

/** Takes `bytes` in steps of ten, and tells when it is done. */
function upload(memory: ReturnType<typeof uploadMemory>, bytes: number) {
  const held = memory.open(() => {});
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
  const halves = [memory.open(() => {}), memory.open(() => {})];
  await Promise.all(halves.map((each) => each.take(50)));
  const rest = halves.map((each) => each.take(50).then(() => each.close()));
  await Promise.all(rest);
  assert.equal(memory.held(), 0);
});

test('an upload that breaks off gives its memory to who waits', async () => {
  const memory = uploadMemory(10);
  const [first, second, third] = [memory.open(() => {}), memory.open(() => {}), memory.open(() => {})];
  await first.take(10);
  await second.take(10);
  const waits = third.take(10).then(() => 'served');
  await oneTurn();
  assert.equal(memory.waiting(), 1);
  second.close();
  assert.equal(await waits, 'served');
});

test('while somebody waits, an upload that comes in too slowly is ended over its line', async (t) => {
  const memory = uploadMemory(10, { longestMs: 100, stepMs: 10 });
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 65_536 });
  t.after(() => app.close());
  await app.register(multipart);
  app.post('/slow', { config: { uploads: true } }, async (request) => {
    const held = memory.open(() => endBody(request));
    try {
      for await (const part of request.parts())
        if (part.type === 'file') for await (const chunk of part.file) await held.take(chunk.length);
    } finally {
      held.close();
    }
    return 'all';
  });
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const line = connect(Number(port), '127.0.0.1');
  const answer = text(line);
  const part = `--edge\r\ncontent-disposition: form-data; name="photos"; filename="a"\r\n\r\n${'a'.repeat(50)}`;
  line.write(
    `POST /slow HTTP/1.1\r\nhost: test.invalid\r\ncontent-type: multipart/form-data; boundary=edge\r\ncontent-length: 5000\r\n\r\n${part}`,
  );
  while (memory.held() === 0) await sleep(5);
  await sleep(200);
  assert.ok(memory.held() > 0, 'nobody waits: it may be slow');
  const other = memory.open(() => assert.fail('who waits is not ended'));
  await other.take(10);
  assert.match(await answer, /^HTTP\/1.1 408 /);
  other.close();
  while (memory.held() > 0) await sleep(5);
});

test('of those who send long the slowest is ended, and nobody who is on the way to be in time', async () => {
  const memory = uploadMemory(50_010, { longestMs: 20, stepMs: 5, slowestPerMs: 1 });
  const ended: string[] = [];
  const open = (name: string) => memory.open(() => ended.push(name));
  const [steady, slow, slower, last] = [open('steady'), open('slow'), open('slower'), open('last')];
  await steady.take(50_000);
  await slow.take(8);
  await slower.take(2);
  await last.take(10);
  const [more, waits] = [open('more').take(10), open('next').take(10)];
  await sleep(200);
  assert.deepEqual(ended, ['slower', 'slow', 'last']);
  for (const each of [steady, slow, slower, last]) each.close();
  await Promise.all([more, waits]);
});

test('who has sent everything is not ended, however long the cleaning takes', async () => {
  const memory = uploadMemory(10, { longestMs: 20, stepMs: 5 });
  const ended: string[] = [];
  const [whole, slow, last] = ['whole', 'slow', 'last'].map((name) => memory.open(() => ended.push(name)));
  await whole?.take(10);
  whole?.arrived();
  await slow?.take(10);
  const waits = last?.take(10);
  await sleep(100);
  assert.deepEqual(ended, ['slow'], 'once, and only the slow one');
  slow?.close();
  await waits;
  for (const each of [whole, last]) each?.close();
  assert.equal(memory.held(), 0);
});
