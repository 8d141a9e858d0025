import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hardenedFastify } from './hardened.ts';

const onion = `${'a'.repeat(56)}.onion`;
const site = { host: 'drugsalert.test.invalid' };

async function headersOf(https: boolean, headers: Record<string, string>, url = '/page') {
  const app = hardenedFastify({ https, trustProxy: 0, log: () => {}, bodyLimit: 1_000 });
  app.get('/page', (_request, reply) => reply.type('text/html; charset=utf-8').send('page'));
  app.get('/sheet.css', (_request, reply) => reply.type('text/css').send(''));
  app.get('/api/v1/thing', async () => ({}));
  const answer = await app.inject({ url, headers });
  await app.close();
  return answer.headers as Record<string, string | undefined>;
}
const policyOf = async (https: boolean, headers: Record<string, string>) =>
  String((await headersOf(https, headers))['content-security-policy']);

test('a browser is told to upgrade to https only where there is https', async () => {
  const upgrade = /upgrade-insecure-requests/;
  assert.match(await policyOf(true, site), upgrade);
  assert.doesNotMatch(await policyOf(false, site), upgrade);
  for (const host of [onion, `${onion}:80`, onion.toUpperCase()])
    assert.doesNotMatch(await policyOf(true, { host }), upgrade, host);
  assert.doesNotMatch(await policyOf(true, { ...site, 'x-forwarded-proto': 'http' }), upgrade);
  assert.match(await policyOf(true, { ...site, 'x-forwarded-proto': 'https' }), upgrade);
  assert.match(await policyOf(true, { host: 'onion.test.invalid' }), upgrade);
});

test('nothing else of the policy differs over http', async () => {
  const [overOnion, overTls] = [await policyOf(true, { host: onion }), await policyOf(true, site)];
  assert.equal(`${overOnion}; upgrade-insecure-requests`, overTls);
});

test('a page carries exactly these headers about what may happen on it', async () => {
  const { 'permissions-policy': powers, ...headers } = await headersOf(true, site);
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(date|connection|content-(type|length))$/.test(name),
  );
  assert.deepEqual(Object.fromEntries(kept), {
    'content-security-policy': [
      "default-src 'none'; base-uri 'none'; frame-src 'none'; frame-ancestors 'none'; object-src 'none'",
      "script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'",
      "manifest-src 'self'; form-action 'self'; worker-src 'none'",
      "require-trusted-types-for 'script'; trusted-types 'none'; upgrade-insecure-requests",
    ].join('; '),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  const parts = String(powers).split(', ');
  assert.deepEqual(
    parts.filter((part) => !part.endsWith('=()')),
    ['clipboard-write=(self)'],
    'all powers are off but one',
  );
  assert.equal(new Set(parts).size, parts.length, 'each is named once');
  for (const power of [
    'geolocation',
    'camera',
    'microphone',
    'ch-ua',
    'ch-ua-platform',
    'browsing-topics',
    'usb',
  ])
    assert.ok(parts.includes(`${power}=()`), power);
});

test('a sheet and the API do not carry the long list of powers', async () => {
  for (const url of ['/sheet.css', '/api/v1/thing'])
    assert.equal((await headersOf(true, site, url))['permissions-policy'], undefined, url);
});

test('an onion address never asks for https, on no kind of answer', async () => {
  for (const url of ['/page', '/sheet.css', '/api/v1/thing', '/nowhere']) {
    assert.equal((await headersOf(true, { host: onion }, url))['strict-transport-security'], undefined, url);
    assert.match(String((await headersOf(true, site, url))['strict-transport-security']), /max-age/, url);
  }
});

test('only the page that keeps guides on a device may set up a worker, and never over Tor', async () => {
  for (const url of ['/offline', '/en/offline?x=1']) {
    const policy = String((await headersOf(true, site, url))['content-security-policy']);
    assert.match(
      policy,
      /worker-src 'self'; require-trusted-types-for 'script'; trusted-types keep-for-sea;/,
      url,
    );
    const overTor = String((await headersOf(true, { host: onion }, url))['content-security-policy']);
    assert.match(overTor, /worker-src 'none'; .*trusted-types 'none'/, url);
  }
  assert.match(await policyOf(true, site), /worker-src 'none'/);
});
