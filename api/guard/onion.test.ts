import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fastify from 'fastify';
import { offerOnion } from './onion.ts';

const onionUrl = `http://${'a'.repeat(56)}.onion`;

function house(t: TestContext) {
  const app = fastify();
  offerOnion(app, onionUrl);
  app.get('/*', (_request, reply) => reply.type('text/html; charset=utf-8').send('page'));
  app.get('/sheet.css', (_request, reply) => reply.type('text/css').send(''));
  app.get('/gone', (_request, reply) => reply.code(404).type('text/html').send('page'));
  app.post('/melden', (_request, reply) => reply.type('text/html').send('receipt'));
  t.after(() => app.close());
  return async (path: string, more: { method?: 'GET' | 'HEAD' | 'POST'; host?: string } = {}) => {
    const { host = 'drugsalert.test.invalid', method = 'GET' } = more;
    return (await app.inject({ url: path, method, headers: { host } })).headers['onion-location'];
  };
}

test('a page tells its own onion address, with its path and without its query', async (t) => {
  const told = house(t);
  assert.equal(await told('/'), `${onionUrl}/`);
  assert.equal(await told('/en/melden?q=geheim'), `${onionUrl}/en/melden`);
  assert.equal(await told('/anoniem', { method: 'HEAD' }), `${onionUrl}/anoniem`);
});

test('the answer to a post does not: a browser that goes there by itself would lose the receipt', async (t) => {
  assert.equal(await house(t)('/melden', { method: 'POST' }), undefined);
});

test('nor does a problem, a file, a page on the onion address, or a server without one', async (t) => {
  const told = house(t);
  assert.equal(await told('/gone'), undefined);
  assert.equal(await told('/sheet.css'), undefined);
  assert.equal(await told('/', { host: new URL(onionUrl).host }), undefined);
});

test('a server without an onion address tells none', async (t) => {
  const app = fastify();
  offerOnion(app, undefined);
  app.get('/', (_request, reply) => reply.type('text/html').send('page'));
  t.after(() => app.close());
  assert.equal((await app.inject('/')).headers['onion-location'], undefined);
});
