import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { evenAnswers, evenly, filledTo, untilBeat } from './even-answer.ts';

test('a text is filled to its bucket, or to whole ones when it is longer, and reads as before', () => {
  for (const [length, filled] of [
    [0, 1024],
    [1, 1024],
    [1024, 1024],
    [1025, 2048],
  ] as const) {
    const text = 'x'.repeat(length);
    assert.equal(filledTo(1024, text).length, filled);
    assert.equal(filledTo(1024, text).toString().trimEnd(), text);
  }
  assert.equal(filledTo(1024, 'é'.repeat(600)).length, 2048, 'bytes, not letters');
});

test('the wait always ends on the beat', () => {
  for (const elapsed of [0, 0.4, 17, 249.9, 250, 611.5])
    assert.ok(Math.abs(((elapsed + untilBeat(elapsed)) % 250) - 0) < 1e-6, String(elapsed));
  assert.equal(untilBeat(251), 249);
});

test('an answer that asks for it has one length and waits, also when it is a refusal; another does neither', async (t) => {
  const app = Fastify();
  evenAnswers(app);
  app.get('/even', async (_request, reply) => evenly(reply, 'json').send({ some: 'thing' }));
  app.get('/broken', async (_request, reply) => {
    evenly(reply, 'json');
    throw Object.assign(new Error('invented'), { statusCode: 409 });
  });
  app.get('/other', async () => ({ some: 'thing' }));
  t.after(() => app.close());
  const ask = async (url: string) => {
    const started = performance.now();
    const { statusCode, rawPayload, headers } = await app.inject({ url });
    return {
      statusCode,
      length: rawPayload.length,
      told: Number(headers['content-length']),
      ms: performance.now() - started,
    };
  };
  for (const [url, status] of [
    ['/even', 200],
    ['/broken', 409],
  ] as const) {
    const { statusCode, length, told, ms } = await ask(url);
    assert.deepEqual([statusCode, length, told], [status, 16_384, 16_384]);
    assert.ok(ms > 240, `${url} came after ${ms} ms`);
  }
  const other = await ask('/other');
  assert.ok(other.length < 100 && other.ms < 200);
});
