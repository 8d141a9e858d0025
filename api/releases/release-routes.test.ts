import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { addToCounts } from '#api/counts/report-counts.ts';
import { refuseUnknownQuery } from '#api/guard/known-query.ts';
import { Problem } from '#api/problems.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { keptPages } from '#api/site/kept-pages.ts';
import { requireRole } from '#api/staff/require-role.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';
import { deskReleaseRoutes } from './desk-release-routes.ts';
import { figuresRoutes } from './figures-routes.ts';
import { publicCounts } from './public-counts.schema.ts';
import { publicCountsRoutes } from './public-counts-routes.ts';
import { publishReleases } from './publish-releases.ts';
import { publishedReleases } from './published-releases.ts';

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);

/** Both sides on a database with reports of weeks in one municipality, published until a day. */
async function house(t: TestContext, reports: Record<string, number>, until = '2026-11-22') {
  const { database } = await sqliteEngine().fresh(t);
  for (const [week, n] of Object.entries(reports)) {
    for (let number = 0; number < n; number += 1) {
      const report = { areaCode: 'GM0363', week, phenomenon: 'other', campaign: '' } as const;
      await database.commit((transaction) => addToCounts(transaction, report, 'counted'));
    }
  }
  await publishReleases({ database, log: () => {}, nowMs: at(until) });
  const pages: RenderedPage[] = [];
  const renderPage = async (page: RenderedPage) => `<p>${pages.push(page)}</p>`;
  const releases = publishedReleases(database.store, () => at(until));
  const [open, desk] = [fastify(), fastify()];
  for (const app of [open, desk]) {
    refuseUnknownQuery(app);
    app.setErrorHandler((error, _request, reply) => {
      assert.ok(error instanceof Problem, String(error));
      return reply.code(error.statusCode).send({ code: error.code });
    });
    t.after(() => app.close());
  }
  await open.register(publicCountsRoutes, { releases });
  await open.register(figuresRoutes, { releases, sendKept: keptPages(renderPage), demo: true });
  await desk.register(cookie);
  requireRole(desk, { store: database.store, now: () => at(until), https: false });
  await desk.register(deskReleaseRoutes, {
    store: database.store,
    renderPage,
    desk: () => ({ signedIn: null, demo: true, development: false }),
    publicAddress: 'https://site.example',
  });
  const asRole = async (role: StaffRole) => {
    const token = await issueToken(database.store, { role, name: 'Verzonnen', region: null });
    return desk.inject({ url: '/cijfers', headers: { authorization: `Bearer ${token}` } });
  };
  return { open, desk, pages, asRole, get: (url: string, headers = {}) => open.inject({ url, headers }) };
}

test('before anything is published the answer is empty, not an error', async (t) => {
  const { get, pages } = await house(t, {});
  const answer = await get('/api/v1/public-counts');
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(publicCounts.parse(answer.json()), {
    ...{ version: null, quarter: null, publishedOn: null, sha256: null, rows: [] },
  });
  assert.equal((await get('/cijfers')).statusCode, 200);
  assert.deepEqual(pages, [{ kind: 'figures', language: 'nl', demo: true, release: null }]);
  assert.equal((await get('/cijfers.csv')).statusCode, 404);
});

test('the newest release is answered, an older one by its number, and the hash can be made again', async (t) => {
  const { get } = await house(t, { '2025-W50': 21, '2026-W30': 12 });
  const newest = publicCounts.parse((await get('/api/v1/public-counts')).json());
  assert.deepEqual([newest.version, newest.quarter], [4, '2026-Q3']);
  const first = publicCounts.parse((await get('/api/v1/public-counts?version=1')).json());
  assert.deepEqual([first.version, first.quarter], [1, '2025-Q4']);
  const { sha256, ...published } = newest;
  assert.equal(createHash('sha256').update(canonicalJson(published)).digest('hex'), sha256);
});

for (const [query, status, code] of [
  ['version=5', 404, 'not-found'],
  ['version=0', 400, 'invalid-query'],
  ['version=1e0', 400, 'invalid-query'],
  ['version=1&version=2', 400, 'invalid-query'],
  ['version=', 400, 'invalid-query'],
  ['quarter=2026-Q3', 400, 'unknown-query'],
] as const) {
  test(`?${query} is refused`, async (t) => {
    const { get } = await house(t, { '2025-W50': 21 });
    for (const path of ['/api/v1/public-counts', '/cijfers.csv']) {
      const answer = await get(`${path}?${query}`);
      assert.deepEqual([answer.statusCode, answer.json().code], [status, code], path);
    }
  });
}

test('who has the release already is told so, and nothing else about when', async (t) => {
  const { get } = await house(t, { '2025-W50': 21 });
  for (const path of [
    '/api/v1/public-counts',
    '/api/v1/public-counts?version=1',
    '/cijfers.csv',
    '/cijfers',
  ]) {
    const first = await get(path);
    const etag = String(first.headers.etag);
    assert.equal(first.headers['last-modified'], undefined, path);
    // The API keeps the `no-store` of the whole listener.
    const own = path.startsWith('/api/') ? undefined : 'no-cache';
    assert.equal(first.headers['cache-control'], own, path);
    const again = await get(path, { 'if-none-match': `"other", ${etag}` });
    assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, '', etag], path);
    assert.equal((await get(path, { 'if-none-match': '"other"' })).statusCode, 200, path);
  }
});

test('counts that are published alike give the same bytes everywhere', async (t) => {
  const paths = ['/api/v1/public-counts', '/cijfers.csv', '/en/cijfers.csv'];
  const answers = async (reports: Record<string, number>) => {
    const { get, pages } = await house(t, reports);
    const bodies = await Promise.all(paths.map(async (path) => get(path)));
    await get('/cijfers');
    const told = bodies.map(({ body, headers }) => [body, headers.etag, headers['content-length']]);
    return JSON.stringify([told, pages]);
  };
  const one = await answers({ '2025-W50': 23, '2026-W30': 15 });
  assert.equal(await answers({ '2025-W49': 24, '2026-W31': 16 }), one);
  assert.notEqual(
    await answers({ '2025-W50': 23, '2026-W30': 18 }),
    one,
    '(counter-proof: other figures show)',
  );
});

test('the table to take along has every figure of the release, in the words of its language', async (t) => {
  const { get } = await house(t, { '2025-W50': 21 });
  const { rows } = (await get('/api/v1/public-counts')).json();
  const answer = await get('/cijfers.csv');
  assert.match(String(answer.headers['content-disposition']), /filename="verzonnen-cijfers-2026-Q3\.csv"/);
  const [heading, ...lines] = answer.body.trim().split('\r\n');
  assert.ok(answer.body.startsWith('\uFEFF"Periode"'));
  assert.match(String(heading), /^"Periode";"Niveau";"Code"/);
  assert.equal(lines.length, rows.length);
  assert.ok(
    lines.some((line) =>
      line.startsWith('"2025";"gemeente";"GM0363";"Amsterdam";"alle";"groep";"";"20";"49"'),
    ),
  );
  assert.match(
    (await get('/en/cijfers.csv?version=1')).body,
    /"municipality";"GM0363";"Amsterdam";"all";"group"/,
  );
});

test('staff see how publishing goes; others do not', async (t) => {
  const { asRole, pages, desk } = await house(t, { '2025-W50': 21 });
  for (const role of ['communication', 'lead', 'analyst', 'admin'] as const)
    assert.equal((await asRole(role)).statusCode, 200, role);
  for (const role of ['hub', 'claims'] as const) assert.equal((await asRole(role)).statusCode, 403, role);
  assert.equal((await desk.inject('/cijfers')).statusCode, 401);
  const page = pages[0];
  assert.ok(page?.kind === 'desk-releases');
  assert.deepEqual(
    page.releases.map(({ version, added, protected: left }) => [version, added, left]),
    [
      [4, 16, 0],
      [3, 16, 0],
      [2, 16, 0],
      [1, 66, 0],
    ],
  );
  assert.deepEqual(page.next, { quarter: '2026-Q4', dueOn: '2027-02-02' });
  assert.equal(page.publicPage, 'https://site.example/cijfers');
});
