import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { refuseUnknownQuery } from '#api/guard/known-query.ts';
import { Problem } from '#api/problems.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { requireRole } from '#api/staff/require-role.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { openDatabase } from '#api/storage/open-database.ts';
import { densityRoutes } from './density-routes.ts';
import { addToCounts } from './report-counts.ts';

const now = () => Date.parse('2026-11-22T12:00:00Z');

async function desk(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'density-'));
  const database = await openDatabase({
    DATABASE_URL: undefined,
    databaseFile: join(folder, 'reports.sqlite'),
  });
  const app = fastify();
  const pages: RenderedPage[] = [];
  await app.register(cookie);
  refuseUnknownQuery(app);
  requireRole(app, { store: database.store, now, https: false });
  app.setErrorHandler((error, _request, reply) => {
    assert.ok(error instanceof Problem, String(error));
    return reply
      .code(error.statusCode)
      .send({ code: error.code, fields: error.fields.map(({ field }) => field) });
  });
  await app.register(densityRoutes, {
    store: database.store,
    now,
    // The site has its own tests; here a page is what the route hands to it.
    renderPage: async (page: RenderedPage) => String(pages.push(page)),
    desk: () => ({ signedIn: null, demo: true, development: false }),
  });
  t.after(async () => {
    await app.close();
    await database.close();
    await rm(folder, { recursive: true });
  });
  const count = (areaCode: string) =>
    database.commit((transaction) =>
      addToCounts(transaction, { areaCode, week: '2026-W40', phenomenon: 'other', campaign: '' }, 'counted'),
    );
  const get = async (url: string, role: StaffRole = 'communication', region: string | null = null) => {
    const token = await issueToken(database.store, { role, name: 'invented', region });
    return app.inject({ url, headers: { authorization: `Bearer ${token}` } });
  };
  return { app, get, count, pages };
}

test('the figures per municipality come with their period, largest municipality first', async (t) => {
  const { get, count } = await desk(t);
  await count('GM0363');
  await count('WATER-NOORDZEE');
  const answer = (await get('/api/v1/densities?from=2026-01&to=2026-10')).json();
  const [first] = answer.areas;
  assert.deepEqual(
    [first.code, first.name, first.observed, first.state],
    ['GM0363', 'Amsterdam', 1, 'te weinig verwacht om iets te zeggen'],
  );
  assert.deepEqual(Object.keys(first).sort(), [
    ...['code', 'expected', 'funnel', 'interval', 'kind', 'marshall', 'marshallLocal', 'midP', 'name'],
    ...[
      'observed',
      'pLow',
      'population',
      'posterior',
      'qLow',
      'rate',
      'rateInterval',
      'ratio',
      'signals',
      'state',
    ],
  ]);
  assert.deepEqual(Object.keys(answer.global).sort(), ['funnel', 'gamma', 'marshall', 'moran']);
  assert.deepEqual([answer.period.from, answer.period.to, answer.period.months], ['2026-01', '2026-10', 10]);
  assert.equal(answer.total, 2);
});

test('communication, lead, analyst and admin come in; the hub, claims and strangers do not', async (t) => {
  const { app, get } = await desk(t);
  for (const path of ['/api/v1/densities', '/dichtheid', '/dichtheid.csv']) {
    for (const role of ['communication', 'lead', 'analyst', 'admin'] as const) {
      assert.equal((await get(path, role)).statusCode, 200, `${role} at ${path}`);
    }
    for (const role of ['hub', 'claims'] as const) assert.equal((await get(path, role)).statusCode, 403);
    assert.equal((await app.inject({ url: path })).statusCode, 401);
  }
});

test('a wrong question is refused by field, an unknown one by name', async (t) => {
  const { get } = await desk(t);
  const wrong = await get('/api/v1/densities?from=2026-13&phenomenon=luck');
  assert.equal(wrong.statusCode, 400);
  assert.deepEqual(wrong.json(), { code: 'invalid-input', fields: ['from', 'phenomenon'] });
  assert.deepEqual((await get('/api/v1/densities?form=2026-01')).json(), {
    code: 'unknown-query',
    fields: ['form'],
  });
});

test('the page gets the asked order and says what was asked', async (t) => {
  const { get, pages } = await desk(t);
  await get('/dichtheid?from=2026-01&to=2026-03&phenomenon=&sort=name');
  const [page] = pages;
  assert.ok(page?.kind === 'desk-density');
  assert.deepEqual(page.query, {
    ...{ from: '2026-01', to: '2026-03', phenomenon: '', audience: '', model: '', sort: 'name', area: '' },
  });
  assert.equal(page.density.areas[0]?.name, 'Aalsmeer');
  assert.equal(page.demo, true);
});

test('the table to take along says in its name what it is, and that a demonstration is invented', async (t) => {
  const { get } = await desk(t);
  const file = await get('/dichtheid.csv?from=2026-01&to=2026-10&phenomenon=other&sort=name');
  assert.equal(file.headers['content-type'], 'text/csv; charset=utf-8');
  assert.equal(
    file.headers['content-disposition'],
    'attachment; filename="vertrouwelijk-verzonnen-meldingen-per-gemeente-2026-01-tot-en-met-2026-10-other.csv"',
  );
  assert.match(file.body, /^\uFEFF"Code";[^\r]*\r\n"GM0358";"Aalsmeer";/);
});

test('a municipality is chosen by its code; one that is not shown is refused by field', async (t) => {
  const { get, pages } = await desk(t);
  assert.equal((await get('/dichtheid?area=GM0448')).statusCode, 200);
  assert.ok(pages[0]?.kind === 'desk-density' && pages[0].query.area === 'GM0448');
  for (const [area, region] of [
    ['GM9999', null],
    ['WATER-NOORDZEE', null],
    ['GM0363', 'VR14'],
  ] as const) {
    const refused = await get(`/dichtheid?area=${area}`, 'communication', region);
    assert.deepEqual([refused.statusCode, refused.json().fields], [400, ['area']], area);
  }
});

test('a period that no calendar reaches is refused by field on every road', async (t) => {
  const { get } = await desk(t);
  for (const path of ['/dichtheid', '/dichtheid.csv', '/api/v1/densities']) {
    for (const to of ['9999-12', '0000-01', '1066-10']) {
      const refused = await get(`${path}?to=${to}`);
      assert.deepEqual([refused.statusCode, refused.json().fields], [400, ['to']], `${path} ${to}`);
    }
  }
});

test('an audience counts what it meets, and the exposure model says what it found', async (t) => {
  const { get, count } = await desk(t);
  const codes = ['GM0363', 'GM0363', 'GM0448', 'GM0400', 'GM0392', 'GM0361', 'GM0441', 'GM1911'];
  for (let time = 0; time < 48; time += 1) await count(codes[time % codes.length] as string);
  const landlords = (await get('/api/v1/densities?audience=landlords')).json();
  assert.deepEqual([landlords.audience, landlords.total], ['landlords', 0]);
  const { expectation, areas } = (await get('/api/v1/densities?model=exposure')).json();
  assert.deepEqual([expectation.asked, expectation.used], ['exposure', 'exposure']);
  const names = expectation.coefficients.map(({ name }: { name: string }) => name);
  assert.deepEqual(names, ['intercept', 'urbanity', 'farms', 'businesses']);
  assert.ok(areas.every(({ expected }: { expected: number }) => expected > 0));
});

test('a member of one region gets the municipalities of that region', async (t) => {
  const { get, count } = await desk(t);
  await count('GM0363');
  const { areas, total } = (await get('/api/v1/densities', 'communication', 'VR14')).json();
  assert.ok(areas.length > 0 && areas.every(({ code }: { code: string }) => code !== 'GM0363'));
  assert.equal(total, 0);
});
