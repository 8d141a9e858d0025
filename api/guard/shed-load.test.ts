import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hardenedFastify } from './hardened.ts';
import { shedInACrowd } from './shed-load.ts';

test('in a crowd the answers of sign checker and self-checks wait; their pages and a post to the form do not', async (t) => {
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 1024 });
  shedInACrowd(app, { level: () => 'crowded', sample: () => {} });
  app.all('/*', async () => 'here');
  t.after(() => app.close());
  const asked = async (method: 'GET' | 'POST', url: string) => (await app.inject({ method, url })).statusCode;
  for (const url of ['/wat-zag-u', '/en/wat-zag-u', '/zelfcheck/erf', '/pl/zelfcheck/haven']) {
    assert.equal(await asked('POST', url), 503, url);
    assert.equal(await asked('GET', url), 200, url);
  }
  for (const url of ['/melden', '/en/melden', '/vervolg']) assert.equal(await asked('POST', url), 200, url);
});

test('what is read, met or answered later waits in every language and in every spelling; leaving a list does not', async (t) => {
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 1024 });
  shedInACrowd(app, { level: () => 'crowded', sample: () => {} });
  for (const home of ['', '/pl'])
    for (const path of [
      ...['/cijfers', '/gemeente/:slug', '/toolkit/:kit/:place', '/bijeenkomsten/:slug', '/enquete/:code'],
      ...['/nieuwsbrief', '/nieuwsbrief/bevestigen/:token', '/nieuwsbrief/afmelden/:token', '/melden'],
    ])
      app.all(`${home}${path}`, async () => 'here');
  t.after(() => app.close());
  const asked = async (method: 'GET' | 'POST', url: string) => (await app.inject({ method, url })).statusCode;
  for (const home of ['', '/pl']) {
    for (const path of [
      ...['/cijfers', '/gemeente/texel', '/%67emeente/texel', '/toolkit/schuren-te-huur/texel'],
      ...['/bijeenkomsten/avond', '/enquete/ronde-1', '/enquet%65/ronde-1', '/nieuwsbrief'],
      '/nieuwsbrief/bevestigen/AAAA',
    ])
      for (const method of ['GET', 'POST'] as const)
        assert.equal(await asked(method, `${home}${path}`), 503, `${method} ${home}${path}`);
    for (const path of ['/melden', '/nieuwsbrief/afmelden/AAAA'])
      assert.equal(await asked('POST', `${home}${path}`), 200, path);
  }
});
