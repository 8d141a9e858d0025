import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { limitBodyTime } from './body-time.ts';

const stepMs = 300;

/** A form that arrives a little at a time; the server stops reading in between as it is told. */
async function answer(t: TestContext, { pausedMs, sentMs }: { pausedMs: number; sentMs: number }) {
  const app = fastify();
  t.after(() => app.close());
  limitBodyTime(app, stepMs);
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
  app.post('/photos', { config: { uploads: true } }, ({ raw }) => {
    raw.once('data', () => {
      raw.pause();
      setTimeout(() => raw.resume(), pausedMs);
    });
    return new Promise((resolve) => raw.once('end', () => resolve('all')));
  });
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const line = connect(Number(port), '127.0.0.1');
  const heard = text(line);
  const type = 'content-type: multipart/form-data; boundary=edge';
  line.write(
    `POST /photos HTTP/1.1\r\nhost: test.invalid\r\nconnection: close\r\n${type}\r\ncontent-length: 20\r\n\r\n0123456789`,
  );
  await sleep(sentMs);
  line.end('0123456789');
  return (await heard).split('\r\n', 1)[0];
}

test('a sender whom we let wait for most of a step is not taken for a slow one', async (t) => {
  assert.equal(await answer(t, { pausedMs: stepMs - 60, sentMs: stepMs + 60 }), 'HTTP/1.1 200 OK');
});

test('(counter-proof: who sends as little without having waited is ended)', async (t) => {
  assert.match((await answer(t, { pausedMs: 0, sentMs: 3 * stepMs })) ?? '', / 408 /);
});
