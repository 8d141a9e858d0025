import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { staticSite } from './static-site.ts';

const host = 'site.test.invalid';

/** A site of one built page, and one that is rendered on request. */
async function site(t: TestContext) {
  const distDir = mkdtempSync(join(tmpdir(), 'static-site-'));
  mkdirSync(join(distDir, 'client'));
  writeFileSync(join(distDir, 'client', 'gevaar.html'), '<h1>Gevaar</h1>');
  const app = hardenedFastify({ https: true, trustProxy: 0, log: () => {}, bodyLimit: 1_000 });
  app.get('/gemeente/:slug', { config: { query: 'any' } }, async () => 'Texel');
  writeFileSync(join(distDir, 'client', 'nieuws.xml'), '<feed xmlns="x"><link href="/nieuws"/></feed>');
  await app.register(staticSite, { distDir, part: 'all', publicUrl: `https://${host}/` });
  await app.listen({ host: '127.0.0.1', port: 0 });
  t.after(async () => {
    await app.close();
    rmSync(distDir, { recursive: true });
  });
  const { port } = app.server.address() as AddressInfo;
  // As it is written, which `fetch` would tidy up first.
  const ask = (path: string, method = 'GET') =>
    new Promise<{ status: number | undefined; location: string | undefined }>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, method }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, location: answer.headers.location });
      })
        .on('error', reject)
        .end();
    });
  return { app, ask };
}

test('a slash behind the address of a page leads to the page, built or rendered, without naming a host', async (t) => {
  const { ask } = await site(t);
  for (const path of ['/gevaar', '/gemeente/texel', '/en/c/Hennep-Texel', '/c/a%2Fb'])
    for (const typed of [`${path}/`, `${path}//`, `${path}/?utm_source=x`])
      assert.deepEqual(await ask(typed), { status: 308, location: path }, typed);
  assert.equal((await ask('/gevaar')).status, 200, '(counter-proof: without one it is there)');
  assert.equal((await ask('/gevaar/', 'HEAD')).status, 308);
  assert.equal((await ask('/nooit-gehoord')).status, 404);
});

test('no address with slashes leads to another host, and what is sent or asked by a program is never led on', async (t) => {
  const { ask } = await site(t);
  const elsewhere = [
    '//evil.example/',
    '/\\evil.example/',
    '/x//evil.example/',
    '///',
    '/x\\/',
    '/%/',
    '/.//x/',
  ];
  for (const path of elsewhere) {
    const { status, location } = await ask(path);
    if (location === undefined) assert.equal(status, 404, path);
    else assert.equal(new URL(location, `https://${host}`).host, host, path);
  }
  assert.equal((await ask('//evil.example/')).location, undefined);
  assert.equal((await ask('/api/v1/areas/')).status, 404);
  assert.equal((await ask('/gemeente/texel/', 'POST')).location, undefined);
});

test('news goes out as a feed, which tells from where its links count, but over Tor names no address', async (t) => {
  const { app } = await site(t);
  const get = (at: string) => app.inject({ url: '/nieuws.xml', headers: { host: at } });
  const open = await get(host);
  assert.equal(open.headers['content-type'], 'application/atom+xml; charset=utf-8');
  assert.equal(
    open.body,
    `<feed xml:base="https://${host}/nieuws.xml" xmlns="x"><link href="/nieuws"/></feed>`,
  );
  const hidden = await get(`${'a'.repeat(56)}.onion`);
  assert.equal(hidden.headers['content-type'], 'application/atom+xml; charset=utf-8');
  assert.equal(hidden.body, '<feed xmlns="x"><link href="/nieuws"/></feed>');
});
