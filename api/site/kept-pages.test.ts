import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { keptPages } from './kept-pages.ts';

const page: RenderedPage = { kind: 'refused', language: 'nl', code: 'invented' };

/** One page on a server, and how often it was rendered. */
function house(t: TestContext) {
  const state = { rendered: 0, madeFrom: 'first', broken: false };
  const send = keptPages(async () => {
    state.rendered += 1;
    if (state.broken) throw new Error('planted');
    return `<p>invented ${state.madeFrom}</p>`.repeat(50);
  });
  const app = fastify();
  app.get('/page', (request, reply) =>
    send(request, reply, { path: '/page', madeFrom: state.madeFrom, page: () => page }),
  );
  t.after(() => app.close());
  const get = (headers: Record<string, string> = {}) => app.inject({ url: '/page', headers });
  return { state, get };
}

test('a page is rendered once for everybody, and again when what it was made from has changed', async (t) => {
  const { state, get } = house(t);
  const [first, second] = await Promise.all([get(), get()]);
  assert.equal(state.rendered, 1);
  assert.equal(first?.body, second?.body);
  assert.equal(first?.headers['cache-control'], 'no-cache');
  state.madeFrom = 'second';
  const third = await get();
  assert.equal(state.rendered, 2);
  assert.notEqual(third.headers.etag, first?.headers.etag);
  assert.match(third.body, /invented second/);
});

test('a browser that has the page is told so, with any of its encodings', async (t) => {
  const { get, state } = house(t);
  const etag = String((await get()).headers.etag);
  for (const known of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
    const answer = await get({ 'if-none-match': known, 'accept-encoding': 'br' });
    assert.deepEqual([answer.statusCode, answer.body], [304, ''], known);
    assert.equal(answer.headers.etag, etag);
  }
  assert.equal((await get({ 'if-none-match': '"other"' })).statusCode, 200);
  state.madeFrom = 'second';
  assert.equal((await get({ 'if-none-match': etag })).statusCode, 200);
});

test('it comes packed as the browser can unpack it', async (t) => {
  const { get } = house(t);
  const plain = (await get()).body;
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
  for (const [header, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, GZIP;q=0.5', 'gzip'],
  ] as const) {
    const answer = await get({ 'accept-encoding': header });
    assert.equal(answer.headers['content-encoding'], encoding, header);
    assert.equal(unpack[encoding](answer.rawPayload).toString(), plain);
    assert.equal(answer.headers.vary, 'accept-encoding');
  }
  for (const header of ['identity', 'br;q=0', ''])
    assert.equal((await get({ 'accept-encoding': header })).headers['content-encoding'], undefined, header);
});

test('a page to share has its head on the open internet; a sheet to print, the onion address and a house without address have none', async (t) => {
  const app = fastify();
  t.after(() => app.close());
  const html = '<head><title>Verzonnen</title></head>';
  const renderPage = async () => html;
  const shareHeads = (path: string) => `shared ${path}`;
  const [sends, sendsBare] = [keptPages(renderPage, { shareHeads }), keptPages(renderPage)];
  const kept = { path: '/page', madeFrom: 'words', page: () => page };
  app.get('/page', (request, reply) => sends(request, reply, kept));
  app.get('/sheet', (request, reply) => sends(request, reply, { ...kept, path: '/sheet', onPaper: true }));
  app.get('/bare', (request, reply) => sendsBare(request, reply, kept));
  const get = async (url: string, host = 'site.example') =>
    (await app.inject({ url, headers: { host } })).body;
  const onion = `${'verzonnen2345abc'.repeat(4).slice(0, 56)}.onion`;
  for (let times = 0; times < 2; times += 1) {
    assert.equal(await get('/page'), 'shared /page');
    assert.equal(await get('/page', onion), html);
  }
  assert.deepEqual([await get('/sheet'), await get('/bare')], [html, html]);
});

test('a page with a form for an address is kept by us and by no browser', async (t) => {
  const app = fastify();
  t.after(() => app.close());
  const send = keptPages(async () => '<form></form>');
  app.get('/form', (request, reply) =>
    send(request, reply, { path: '/form', madeFrom: 'words', page: () => page, forgotten: true }),
  );
  const { headers, statusCode } = await app.inject({ url: '/form', headers: { 'if-none-match': '*' } });
  assert.deepEqual([statusCode, headers['cache-control'], headers.etag], [200, 'no-store', undefined]);
});

test('a page that could not be made is tried again for the next visitor', async (t) => {
  const { state, get } = house(t);
  state.broken = true;
  assert.equal((await get()).statusCode, 500);
  state.broken = false;
  assert.equal((await get()).statusCode, 200);
});

test('however many pages are asked for, only so many are kept, and those that were asked for last', async (t) => {
  const rendered: string[] = [];
  let asked = '';
  const send = keptPages(
    async () => {
      rendered.push(asked);
      return asked;
    },
    { most: 3 },
  );
  const app = fastify();
  app.get('/*', (request, reply) => {
    asked = request.url;
    return send(request, reply, { path: request.url, madeFrom: 'words', page: () => page });
  });
  t.after(() => app.close());
  for (const url of ['/1', '/2', '/3', '/1', '/4', '/1', '/2']) await app.inject({ url });
  assert.deepEqual(rendered, ['/1', '/2', '/3', '/4', '/2']);
});
