import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import cookie from '@fastify/cookie';
import { addToCounts } from '#api/counts/report-counts.ts';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { refuseUnknownQuery } from '#api/guard/known-query.ts';
import { requireRole } from '#api/staff/require-role.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { ogcRoutes } from './ogc-routes.ts';
import { deskService } from './ogc-services.ts';

type Item = { id: string; properties: Record<string, string | number | null> };
const items = '/ogc/v1/collections/densities/items';

async function desk(t: TestContext) {
  const { database } = await sqliteEngine().fresh(t);
  const { store } = database;
  const now = () => Date.parse('2026-11-22T12:00:00Z');
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 65_536 });
  await app.register(cookie);
  refuseUnknownQuery(app);
  requireRole(app, { store, now, https: false });
  await app.register(ogcRoutes, deskService({ store, now, deskUrl: 'https://balie.example' }));
  t.after(() => app.close());
  const count = (areaCode: string, week: string, times: number) =>
    database.commit(async (transaction) => {
      for (let n = 0; n < times; n += 1)
        await addToCounts(transaction, { areaCode, week, phenomenon: 'other', campaign: '' }, 'counted');
    });
  const get = async (url: string, role: StaffRole = 'analyst', region: string | null = null) => {
    const token = await issueToken(store, { role, name: 'invented', region });
    return app.inject({ url, headers: { authorization: `Bearer ${token}` } });
  };
  const observed = async (query: string, region: string | null = null) => {
    const { features } = (await get(`${items}?limit=1000${query}`, 'analyst', region)).json<{
      features: Item[];
    }>();
    return Object.fromEntries(features.map(({ id, properties }) => [id, properties.observed]));
  };
  return { app, get, count, observed };
}

test('without a token the figures are 401 with the way to sign in; what the service is may be known', async (t) => {
  const { app } = await desk(t);
  for (const path of [items, `${items}/GM0363`, '/ogc/v1/collections', '/ogc/v1/collections/densities']) {
    const answer = await app.inject({ url: path });
    assert.deepEqual([answer.statusCode, answer.json().code], [401, 'unauthorised'], path);
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
    assert.equal(answer.headers['www-authenticate'], 'Bearer realm="desk"');
    assert.equal(answer.headers['access-control-allow-origin'], undefined);
  }
  for (const path of ['', '/', '/conformance', '/api', '/openapi.json'])
    assert.equal((await app.inject({ url: `/ogc/v1${path}` })).statusCode, 200, path);
});

test('communication, analyst, lead and admin come in; the hub and claims do not', async (t) => {
  const { get } = await desk(t);
  for (const role of ['communication', 'analyst', 'lead', 'admin'] as const)
    assert.equal((await get(items, role)).statusCode, 200, role);
  for (const role of ['hub', 'claims'] as const) assert.equal((await get(items, role)).statusCode, 403, role);
});

test('every municipality with its true count, its expectation and what may be said of it', async (t) => {
  const { get, count } = await desk(t);
  await count('GM0363', '2026-W40', 30);
  await count('GM0400', '2026-W41', 2);
  const { features, numberMatched } = (await get(items)).json();
  assert.equal(features.length, numberMatched);
  const { properties, geometry } = features.find(({ id }: Item) => id === 'GM0363');
  assert.equal(geometry.type, 'MultiPolygon');
  assert.deepEqual([properties.observed, properties.from, properties.to], [30, '2025-12-01', '2026-11-30']);
  assert.ok(properties.ratioLo < properties.ratio && properties.ratio < properties.ratioHi);
  assert.ok(properties.posteriorLo < properties.posterior && properties.posterior < properties.ratio);
  for (const path of [items, `${items}/GM0363`])
    assert.match(String((await get(path)).headers['content-disposition']), /filename="vertrouwelijk-/, path);
  assert.equal(properties.confidential, 'niet doorgeven');
  const names = new Set(features.map((item: Item) => Object.keys(item.properties).join()));
  assert.equal(names.size, 1);
});

test('datetime chooses whole months; before the first known month and after today nothing is counted', async (t) => {
  const { get, count, observed } = await desk(t);
  await count('GM0363', '2026-W10', 1);
  await count('GM0363', '2026-W40', 5);
  assert.equal((await observed('&datetime=2026-03-15')).GM0363, 1);
  assert.equal((await observed('&datetime=2026-03-31T12:00:00Z/2026-10-01T00:00:00Z')).GM0363, 6);
  assert.equal((await observed('&datetime=2026-09-30/..')).GM0363, 5);
  assert.deepEqual(await observed('&datetime=2027-06-01/..'), {});
  assert.deepEqual(await observed('&datetime=../2001-01-01'), {});
  const { extent } = (await get('/ogc/v1/collections/densities')).json();
  assert.deepEqual(extent.temporal.interval, [['2022-04-01T00:00:00Z', null]]);
});

test('a token of one region sees that region, and filters narrow what is seen', async (t) => {
  const { get, count, observed } = await desk(t);
  await count('GM0363', '2026-W40', 5);
  const all = Object.keys(await observed(''));
  const own = Object.keys(await observed('', 'VR10'));
  assert.ok(own.length > 0 && own.length < all.length && !own.includes('GM0363'));
  assert.equal((await get(`${items}/GM0363`, 'analyst', 'VR10')).statusCode, 404);
  assert.deepEqual(await observed('&code=GM0363&phenomenon=other'), { GM0363: 5 });
  assert.deepEqual(await observed('&code=GM0363&phenomenon=drug-waste-dump'), { GM0363: 0 });
  const scarce = await observed(`&state=${encodeURIComponent('te weinig verwacht om iets te zeggen')}`);
  assert.ok(Object.keys(scarce).length > 0);
  assert.equal((await get(`${items}?phenomenon=aliens`)).statusCode, 400);
});

test('links begin at the configured address of the desk', async (t) => {
  const { get } = await desk(t);
  const { links } = (await get('/ogc/v1')).json();
  for (const { href } of links) assert.match(href, /^https:\/\/balie\.example\/ogc\/v1/);
});
