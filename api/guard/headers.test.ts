import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hardenedFastify } from './hardened.ts';

async function policyOf(https: boolean, headers: Record<string, string>, url = '/page'): Promise<string> {
  const app = hardenedFastify({ https, trustProxy: 0, log: () => {}, bodyLimit: 1_000 });
  app.get('/page', async () => 'page');
  const answer = await app.inject({ url, headers });
  await app.close();
  return String(answer.headers['content-security-policy']);
}

test('a browser is told to upgrade to https only where there is https', async () => {
  const upgrade = /upgrade-insecure-requests/;
  const site = { host: 'drugsalert.test.invalid' };
  assert.match(await policyOf(true, site), upgrade);
  assert.doesNotMatch(await policyOf(false, site), upgrade);
  const onion = `${'a'.repeat(56)}.onion`;
  for (const host of [onion, `${onion}:80`, onion.toUpperCase()])
    assert.doesNotMatch(await policyOf(true, { host }), upgrade, host);
  assert.doesNotMatch(await policyOf(true, { ...site, 'x-forwarded-proto': 'http' }), upgrade);
  assert.match(await policyOf(true, { ...site, 'x-forwarded-proto': 'https' }), upgrade);
  assert.match(await policyOf(true, { host: 'onion.test.invalid' }), upgrade);
});

test('nothing else of the policy differs over http', async () => {
  const [onion, site] = [
    await policyOf(true, { host: 'x.onion' }),
    await policyOf(true, { host: 'x.invalid' }),
  ];
  assert.equal(`${onion}; upgrade-insecure-requests`, site);
  assert.match(onion, /default-src 'none'.*script-src 'self'/);
});
