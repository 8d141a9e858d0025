import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { neutralSite } from '#content/neutral-site.ts';
import { exitRoutes } from './exit-routes.ts';

async function house(t: TestContext) {
  const app = hardenedFastify({ https: true, trustProxy: 0, log: () => {}, bodyLimit: 1_000 });
  await app.register(exitRoutes);
  t.after(() => app.close());
  return (url: string, method: 'GET' | 'HEAD' = 'GET') => app.inject({ url, method });
}

test('the way out wipes what the browser kept, and leads to a neutral page with no word of where one was', async (t) => {
  const get = await house(t);
  for (const url of ['/weg/verder', '/weg/verder?x=1']) {
    const answer = await get(url);
    assert.equal(answer.statusCode, 303, url);
    assert.equal(answer.headers.location, neutralSite);
    assert.equal(answer.headers['clear-site-data'], '"cache", "cookies", "storage"');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['referrer-policy'], 'no-referrer');
    assert.equal(answer.headers['set-cookie'], undefined);
    assert.equal(answer.body, '');
  }
});

test('wiping alone leads nowhere', async (t) => {
  const answer = await (await house(t))('/wis');
  assert.deepEqual([answer.statusCode, answer.body], [204, '']);
  assert.equal(answer.headers['clear-site-data'], '"cache", "cookies", "storage"');
  assert.equal(answer.headers.location, undefined);
  assert.equal(answer.headers['cache-control'], 'no-store');
});

test('another page wipes nothing', async (t) => {
  assert.equal((await (await house(t))('/nergens')).headers['clear-site-data'], undefined);
});
