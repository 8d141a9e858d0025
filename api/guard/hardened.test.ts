import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hardenedFastify } from './hardened.ts';

test('an address with a NUL is nowhere, in its path and in its query', async (t) => {
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 1024 });
  t.after(() => app.close());
  app.get('/api/v1/things/:id', async (request) => request.params);
  for (const url of ['/api/v1/things/a%00b', '/api/v1/things/a?x=%00'])
    assert.equal((await app.inject(url)).statusCode, 404, url);
  assert.equal((await app.inject('/api/v1/things/a')).statusCode, 200, '(counter-proof)');
});
