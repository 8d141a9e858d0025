import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import { parse } from 'csv-parse/sync';
import { hardenedFastify } from '#api/guard/hardened.ts';
import { refuseUnknownQuery } from '#api/guard/known-query.ts';
import { inventedRelease } from '#api/ogc/invented-release.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { requireRole } from '#api/staff/require-role.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { exportPageRoutes } from './export-page-routes.ts';
import { exportRoutes } from './export-routes.ts';

const request = {
  question: 'Melden havens na de zomer vaker dan ervoor?',
  filters: { level: 'municipality', areas: ['GM0363', 'GM0400'], from: '2026-Q3' },
  endsOn: '2026-12-31',
};

async function desk(t: TestContext, releases = [inventedRelease()]) {
  const { database } = await sqliteEngine().fresh(t);
  const { store } = database;
  const pages: RenderedPage[] = [];
  const clock = { nowMs: Date.parse('2026-11-22T12:00:00Z') };
  const now = () => clock.nowMs;
  const app = hardenedFastify({ https: false, trustProxy: 0, log: () => {}, bodyLimit: 65_536 });
  await app.register(cookie);
  await app.register(formbody);
  refuseUnknownQuery(app);
  requireRole(app, { store, now, https: false });
  const parts = {
    ...{ store, database, now, releases: async () => releases },
    renderPage: async (page: RenderedPage) => String(pages.push(page)),
    desk: () => ({ signedIn: null, demo: true, development: false }),
  };
  await app.register(exportRoutes, parts);
  await app.register(exportPageRoutes, parts);
  t.after(() => app.close());
  const call = async (
    method: 'GET' | 'POST',
    url: string,
    payload?: object | string,
    role: StaffRole = 'analyst',
    name = `Verzonnen ${role}`,
  ) => {
    const token = await issueToken(store, { role, name, region: null });
    const form = typeof payload === 'string' && { 'content-type': 'application/x-www-form-urlencoded' };
    return app.inject({ method, url, payload, headers: { authorization: `Bearer ${token}`, ...form } });
  };
  /** Somebody else agrees that version 1 leaves. */
  const agree = async (id: string) => {
    const agreed = await call('POST', `/api/v1/exports/${id}/approvals`, { version: 1 }, 'lead');
    assert.equal(agreed.statusCode, 200);
  };
  return { call, agree, clock, pages };
}

test('a question with signs that hide or turn text round is refused', async (t) => {
  const { call } = await desk(t);
  for (const sign of ['\0', '\u202e']) {
    const answer = await call('POST', '/api/v1/exports', { ...request, question: `Verzonnen${sign} vraag?` });
    assert.equal(answer.statusCode, 400);
    assert.deepEqual(
      answer.json().errors.map(({ field, code }: Record<string, string>) => `${field} ${code}`),
      ['question not-text'],
    );
  }
});

test('staff save a question, get its files, and find back who took them', async (t) => {
  const { call, agree } = await desk(t);
  const saved = await call('POST', '/api/v1/exports', request);
  assert.equal(saved.statusCode, 201);
  const { id, versions, filters, ended } = saved.json();
  assert.equal(saved.headers.location, `/api/v1/exports/${id}`);
  assert.deepEqual([filters.phenomenon, ended, versions.length], [null, false, 1]);
  await agree(id);
  const [csv, map, readme] = await Promise.all(
    versions[0].files.map(({ href }: { href: string }) => call('GET', href)),
  );
  assert.match(
    csv.headers['content-disposition'],
    /^attachment; filename="verzonnen-nh-drugsalert-export-\w{8}-v1\.csv"$/,
  );
  const rows = parse(csv.body, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
  assert.deepEqual(
    rows.map(({ code, period, status, value, lo, hi }) => [code, period, status, value, lo, hi]),
    [
      ['GM0363', '2026-Q3', 'band', '', '50', ''],
      ['GM0400', '2026-Q3', 'band', '', '50', ''],
    ],
  );
  assert.deepEqual(
    map
      .json()
      .features.map(({ id, geometry }: { id: string; geometry: { type: string } }) => [id, geometry.type]),
    [
      ['GM0363.2026-Q3', 'MultiPolygon'],
      ['GM0400.2026-Q3', 'MultiPolygon'],
    ],
  );
  for (const word of [
    request.question,
    '2026-12-31',
    'CC BY 4.0',
    'verzonnen',
    'ab'.repeat(32),
    versions[0].files[0].sha256,
  ])
    assert.ok(readme.body.includes(word), word);
  const { downloads } = (await call('GET', `/api/v1/exports/${id}`)).json();
  assert.deepEqual(downloads.map(({ day, by, format }: Record<string, string>) => [day, by, format]).sort(), [
    ['2026-11-22', 'Verzonnen analyst', 'csv'],
    ['2026-11-22', 'Verzonnen analyst', 'geojson'],
    ['2026-11-22', 'Verzonnen analyst', 'txt'],
  ]);
});

test('after its last day an export answers 410, cannot be made again, and is still in the list', async (t) => {
  const { call, clock } = await desk(t);
  const { id } = (await call('POST', '/api/v1/exports', request)).json();
  clock.nowMs = Date.parse('2027-01-01T00:30:00+01:00');
  for (const [method, path] of [
    ['GET', '/versions/1.csv'],
    ['POST', '/versions'],
  ] as const) {
    const answer = await call(method, `/api/v1/exports/${id}${path}`);
    assert.deepEqual([answer.statusCode, answer.json().code], [410, 'export-ended'], path);
  }
  const { exports } = (await call('GET', '/api/v1/exports')).json();
  assert.deepEqual([exports.length, exports[0].ended, exports[0].downloads], [1, true, []]);
});

test('every faulty field is named; a day that passed or lies too far is refused, and so is a choice without figures', async (t) => {
  const { call } = await desk(t);
  const faults = async (change: object) => {
    const answer = await call('POST', '/api/v1/exports', { ...request, ...change });
    assert.equal(answer.statusCode, 400);
    return answer
      .json()
      .errors.map(({ field, code }: Record<string, string>) => `${field}:${code}`)
      .sort();
  };
  assert.deepEqual(
    await faults({
      question: 'kort',
      endsOn: 'morgen',
      filters: { level: 'planet', colour: 'blue' },
      shape: 'round',
    }),
    [
      'colour:unknown-field',
      'endsOn:not-a-day',
      'level:unknown-choice',
      'question:too-short',
      'shape:unknown-field',
    ],
  );
  assert.deepEqual(await faults({ question: undefined }), ['question:required']);
  assert.deepEqual(await faults({ endsOn: '2026-11-21' }), ['endsOn:day-passed']);
  assert.deepEqual(await faults({ endsOn: '2027-11-24' }), ['endsOn:too-far-ahead']);
  assert.deepEqual(await faults({ filters: { from: '2026-Q3', to: '2026-Q2' } }), [
    'from:period-order',
    'to:period-order',
  ]);
  assert.deepEqual(await faults({ filters: { areas: ['GM9999'] } }), ['filters:no-figures']);
});

test('before the first release there is nothing to export', async (t) => {
  const { call } = await desk(t, []);
  const answer = await call('POST', '/api/v1/exports', request);
  assert.deepEqual([answer.statusCode, answer.json().code], [409, 'no-release']);
});

test('communication, analyst and lead come in; others do not, and a file that is not there is not found', async (t) => {
  const { call, agree } = await desk(t);
  const { id } = (await call('POST', '/api/v1/exports', request)).json();
  await agree(id);
  const statuses = async (role: StaffRole) =>
    Promise.all(
      ['/exports', '/api/v1/exports', `/api/v1/exports/${id}`, `/api/v1/exports/${id}/versions/1.csv`].map(
        async (path) => (await call('GET', path, undefined, role)).statusCode,
      ),
    );
  for (const role of ['communication', 'analyst', 'lead'] as const)
    assert.deepEqual(await statuses(role), [200, 200, 200, 200], role);
  for (const role of ['claims', 'hub', 'admin'] as const)
    assert.deepEqual(await statuses(role), [403, 403, 403, 403], role);
  for (const path of [
    `${id}/versions/2.csv`,
    `${id}/versions/1.pdf`,
    `${id}/versions/x.csv`,
    'none',
    'none/versions/1.csv',
  ])
    assert.equal((await call('GET', `/api/v1/exports/${path}`)).statusCode, 404, path);
});

test('the form makes the same export; a faulty one comes back with all that was typed', async (t) => {
  const { call, pages } = await desk(t);
  const form = new URLSearchParams([
    ['csrf', 'x'],
    ['question', request.question],
    ['endsOn', request.endsOn],
    ['level', 'municipality'],
    ['areas', 'GM0363'],
    ['areas', 'GM0400'],
    ['from', '2026-Q3'],
    ['to', ''],
    ['phenomenon', ''],
  ]);
  const done = await call('POST', '/exports', form.toString());
  assert.equal(done.statusCode, 303);
  assert.match(String(done.headers.location), /^\/exports#export-[0-9a-f-]{36}$/);
  const { exports } = (await call('GET', '/api/v1/exports')).json();
  assert.deepEqual(exports[0].filters, { ...request.filters, to: null, phenomenon: null });
  form.set('question', 'kort');
  assert.equal((await call('POST', '/exports', form.toString())).statusCode, 400);
  const page = pages.at(-1);
  assert.ok(page?.kind === 'desk-exports');
  assert.deepEqual(
    page.problems.map(({ field }) => field),
    ['question'],
  );
  assert.deepEqual(
    [page.fields.question, page.fields.areas, page.fields.from],
    ['kort', ['GM0363', 'GM0400'], '2026-Q3'],
  );
  assert.equal(page.choices?.periods.at(-1), '2026-Q3');
  const again = await call('POST', `/exports/${exports[0].id}/opnieuw`, 'csrf=x');
  assert.equal(again.statusCode, 303);
  assert.equal((await call('GET', `/api/v1/exports/${exports[0].id}`)).json().versions.length, 2);
});

test('nobody gets a file before somebody else agreed, not even under another token of the same name', async (t) => {
  const { call, pages } = await desk(t);
  const { id, versions } = (await call('POST', '/api/v1/exports', request)).json();
  assert.deepEqual([versions[0].approved, versions[0].waitsUntil], [null, '2026-12-06']);
  const file = `/api/v1/exports/${id}/versions/1.csv`;
  const approvals = `/api/v1/exports/${id}/approvals`;
  for (const role of ['analyst', 'lead', 'communication'] as const) {
    const early = await call('GET', file, undefined, role);
    assert.deepEqual([early.statusCode, early.json().code], [409, 'export-waits'], role);
    assert.ok(!early.body.includes('2026-Q3'));
  }
  const alone = await call('POST', approvals, { version: 1 }, 'lead', '  verzonnen ANALYST');
  assert.deepEqual([alone.statusCode, alone.json().code], [409, 'second-person-needed']);
  for (const role of ['admin', 'hub', 'claims'] as const)
    assert.equal((await call('POST', approvals, { version: 1 }, role)).statusCode, 403, role);
  for (const wrong of [{ version: 0 }, { version: 'x' }, {}, { version: 1, more: 1 }])
    assert.equal((await call('POST', approvals, wrong)).statusCode, 400, JSON.stringify(wrong));
  assert.equal((await call('POST', approvals, { version: 2 })).statusCode, 404);
  assert.equal((await call('POST', '/api/v1/exports/none/approvals', { version: 1 })).statusCode, 404);
  await call('GET', '/exports');
  const own = pages.at(-1);
  await call('GET', '/exports', undefined, 'communication');
  const other = pages.at(-1);
  assert.ok(own?.kind === 'desk-exports' && other?.kind === 'desk-exports');
  assert.deepEqual([own.own, other.own], [[`${id}.1`], []]);
  const agreed = await call('POST', `/exports/${id}/akkoord`, 'csrf=x&version=1', 'communication');
  assert.equal(agreed.statusCode, 303);
  assert.equal((await call('GET', file)).statusCode, 200);
  const { versions: after } = (await call('GET', `/api/v1/exports/${id}`)).json();
  assert.deepEqual(after[0].approved, { by: 'Verzonnen communication', on: '2026-11-22' });
  assert.equal((await call('POST', `/api/v1/exports/${id}/versions`)).statusCode, 201);
  assert.equal(
    (await call('GET', file.replace('1.csv', '2.csv'))).json().code,
    'export-waits',
    'each version anew',
  );
});
