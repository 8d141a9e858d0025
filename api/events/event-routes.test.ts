import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { refuseUnknownQuery } from '#api/guard/known-query.ts';
import { keptPages } from '#api/site/kept-pages.ts';
import { eventRoutes } from './event-routes.ts';

const onion = `${'a'.repeat(56)}.onion`;

/** Meetings with the invented ones shown; pages come as what they are made from. */
async function site(t: TestContext, publicUrl?: string) {
  const app = hardenedFastify({ https: true, trustProxy: 0, log: () => {}, bodyLimit: 1_000 });
  refuseUnknownQuery(app);
  const renderPage = async (page: unknown) => JSON.stringify(page);
  await app.register(eventRoutes, {
    ...{ renderPage, sendKept: keptPages(renderPage), outreach: null, gate: async () => true, log: () => {} },
    ...{ now: () => Date.UTC(2026, 10, 22, 12), showExamples: true, publicUrl },
  });
  t.after(() => app.close());
  return (url: string, host = 'site.test.invalid') => app.inject({ url, headers: { host } });
}
const meetingsIn = (calendar: string) => [...calendar.matchAll(/^UID:([^@]+)@/gm)].map(([, slug]) => slug);

test('a place and an audience may be left open in the form, which then gives all meetings', async (t) => {
  const get = await site(t);
  const of = async (query: string) => meetingsIn((await get(`/bijeenkomsten.ics${query}`)).body);
  const all = await of('');
  assert.ok(all.length > 3);
  assert.deepEqual(await of('?gemeente=&doelgroep='), all);
  const inPlace = await of('?gemeente=GM1911&doelgroep=');
  assert.ok(inPlace.length > 0 && inPlace.length < all.length);
  const forAudience = await of('?gemeente=&doelgroep=landlords');
  assert.ok(forAudience.length > 0 && forAudience.length < all.length);
  for (const wrong of ['?gemeente=Texel', '?doelgroep=spies', '?plaats=GM1911'])
    assert.equal((await get(`/bijeenkomsten.ics${wrong}`)).statusCode, 400, wrong);
});

test('the page tells the address that a calendar follows, in its language; over Tor it tells none', async (t) => {
  const get = await site(t, 'https://site.test.invalid/');
  const feed = async (path: string, host?: string) => (await get(path, host)).json().feed;
  assert.equal(await feed('/bijeenkomsten'), 'https://site.test.invalid/bijeenkomsten.ics');
  assert.equal(await feed('/pl/bijeenkomsten'), 'https://site.test.invalid/pl/bijeenkomsten.ics');
  assert.equal(await feed('/bijeenkomsten', onion), null);
  assert.equal(await feed('/bijeenkomsten'), 'https://site.test.invalid/bijeenkomsten.ics', 'nor is it kept');
});

test('a calendar leads to its meetings by the name outside, but never when it was fetched over Tor', async (t) => {
  const get = await site(t, 'https://site.test.invalid');
  const outside = (await get('/bijeenkomsten.ics')).body;
  assert.match(outside, /^URL[;:].*https:\/\/site\.test\.invalid\/bijeenkomsten\//m);
  const overTor = (await get('/bijeenkomsten.ics', onion)).body;
  assert.deepEqual(meetingsIn(overTor), meetingsIn(outside));
  assert.doesNotMatch(overTor, /test\.invalid\/bijeenkomsten|^URL/m);
});

test('a meeting names the codes of its places, by which a calendar follows each', async (t) => {
  const get = await site(t);
  const { event } = (await get('/bijeenkomsten/voorbeeld-informatieavond')).json();
  assert.deepEqual(
    event.areas.map(({ code }: { code: string }) => code),
    ['GM1911'],
  );
});
