import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fastify from 'fastify';
import { storeInventedCampaign } from '#api/campaigns/invented-campaign.ts';
import { liveCampaigns } from '#api/campaigns/live-campaigns.ts';
import { listCampaigns } from '#api/campaigns/read-campaigns.ts';
import { quietLog } from '#api/guard/quiet-log.ts';
import { Problem } from '#api/problems.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { keptPages } from '#api/site/kept-pages.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import type { PublishedRelease, ReleaseRow } from '#campaigns/disclosure/release.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { areaPageRoutes } from './area-page-routes.ts';

type Row = Pick<ReleaseRow, 'level' | 'code' | 'name' | 'period'> & Partial<ReleaseRow>;

const invented = (version: number, quarter: string, rows: Row[]): PublishedRelease => ({
  ...{ version, quarter, publishedOn: `2026-1${version}-02`, sha256: '' },
  rows: rows.map((row) => ({ phenomenon: null, status: 'band', value: null, lo: 0, hi: 9, ...row })),
});

/** Area pages on a clock to turn; a page is answered as the data that it was rendered from. */
async function site(t: TestContext, day = '2026-11-22') {
  const { database } = await sqliteEngine().fresh(t);
  const state = { now: Date.parse(`${day}T12:00:00Z`), releases: [] as PublishedRelease[] };
  const now = () => state.now;
  const log = quietLog('silent', () => {});
  const campaigns = liveCampaigns({
    listApproved: () => listCampaigns(database.store, 'approved'),
    now,
    log,
  });
  const app = fastify();
  app.setErrorHandler((error, _request, reply) => {
    assert.ok(error instanceof Problem, String(error));
    return reply.code(error.statusCode).send({ code: error.code });
  });
  await app.register(areaPageRoutes, {
    ...{ campaigns, now, releases: async () => state.releases },
    sendKept: keptPages(async (page: RenderedPage) => JSON.stringify(page)),
  });
  t.after(() => app.close());
  return { database, state, get: (url: string) => app.inject({ url }) };
}

test('every municipality and water has its page in every language, before and after a boundary change', async (t) => {
  for (const day of ['2026-11-22', '2027-01-01']) {
    const { get } = await site(t, day);
    for (const home of ['', '/en']) {
      for (const { slug, code } of areasOn(day)) {
        const answer = await get(`${home}/gemeente/${slug}`);
        assert.equal(answer.statusCode, 200, `${home} ${slug} ${day}`);
        assert.equal(answer.json().area.code, code);
        assert.equal(answer.headers['cache-control'], 'no-cache');
      }
    }
  }
});

test('the list has every area once, by region, and the waters apart', async (t) => {
  const { get } = await site(t, '2027-01-01');
  const { regions, waters } = (await get('/gemeenten')).json();
  const listed = [...regions.flatMap(({ areas }: { areas: unknown[] }) => areas), ...waters];
  const slugs = listed.map(({ slug }: { slug: string }) => slug).sort();
  assert.deepEqual(
    slugs,
    areasOn('2027-01-01')
      .map(({ slug }) => slug)
      .sort(),
  );
  assert.equal(regions.length, 5);
  assert.equal(waters.length, 6);
});

test('a municipality that was joined to another leads there from that day on, and is named there', async (t) => {
  const { get, state } = await site(t, '2026-12-31');
  assert.equal((await get('/gemeente/wijdemeren')).statusCode, 200);
  assert.deepEqual((await get('/gemeente/hilversum')).json().formerly, []);
  state.now = Date.parse('2026-12-31T23:00:00Z');
  const moved = await get('/en/gemeente/wijdemeren');
  assert.deepEqual([moved.statusCode, moved.headers.location], [301, '/en/gemeente/hilversum']);
  const { formerly, neighbours, day } = (await get('/gemeente/hilversum')).json();
  assert.deepEqual(formerly, [{ name: 'Wijdemeren', since: '2027-01-01' }]);
  assert.equal(day, '2027-01-01');
  assert.ok(!neighbours.some(({ slug }: { slug: string }) => slug === 'wijdemeren'));
});

test('an unknown place is not found; a capital and a query are no reason to refuse', async (t) => {
  const { get } = await site(t);
  assert.equal((await get('/gemeente/atlantis')).statusCode, 404);
  const capital = await get('/gemeente/Texel');
  assert.deepEqual([capital.statusCode, capital.headers.location], [308, '/gemeente/texel']);
  assert.equal((await get('/gemeente/texel?utm_source=x')).statusCode, 200);
});

test('on water packages come first; inland they are left out; on the coast they come last', async (t) => {
  const { get } = await site(t);
  const phenomenaOf = async (slug: string) => (await get(`/gemeente/${slug}`)).json().phenomena;
  assert.equal((await phenomenaOf('waddenzee'))[0], 'floating-package');
  assert.equal((await phenomenaOf('texel')).at(-1), 'floating-package');
  assert.ok(!(await phenomenaOf('aalsmeer')).includes('floating-package'));
  const { neighbours } = (await get('/gemeente/texel')).json();
  assert.deepEqual(
    neighbours.map(({ slug }: { slug: string }) => slug),
    ['noordzee', 'waddenzee'],
  );
});

test('a campaign stands on the pages of its areas while it runs, and nowhere else', async (t) => {
  const { get, database, state } = await site(t);
  const run = { code: 'actie-nu', areas: ['GM0448', 'GM1696'], from: '2026-11-10', to: '2027-01-10' };
  await storeInventedCampaign(database, run);
  await storeInventedCampaign(database, { code: 'actie-straks', from: '2026-12-24' });
  await storeInventedCampaign(database, { code: 'actie-ongezien', approved: false });
  const on = async (slug: string) => (await get(`/gemeente/${slug}`)).json().campaigns;
  const shown = [{ code: 'actie-nu', kit: 'hennep-in-de-straat' }];
  assert.deepEqual(await on('texel'), shown);
  assert.deepEqual(await on('wijdemeren'), shown);
  assert.deepEqual(await on('hilversum'), []);
  state.now = Date.parse('2027-01-02T12:00:00Z');
  assert.deepEqual(await on('hilversum'), shown);
  state.now = Date.parse('2027-01-11T12:00:00Z');
  assert.deepEqual(await on('texel'), []);
});

test('figures are those that were published: the newest of the place, its region and the province', async (t) => {
  const { get, state } = await site(t);
  assert.equal((await get('/gemeente/texel')).json().figures, null);
  const province = { level: 'province', code: 'PV27', name: 'Noord-Holland', status: 'rounded' } as const;
  const texel = { level: 'municipality', code: 'GM0448', name: 'Texel', period: '2025' } as const;
  state.releases = [
    invented(1, '2025-Q4', [texel, { ...province, period: '2025-Q4', value: 110, lo: 105, hi: 114 }]),
    invented(2, '2026-Q1', [
      { level: 'region', code: 'VR10', name: 'Noord-Holland-Noord', period: '2026-Q1', status: 'protected' },
      { level: 'region', code: 'VR12', name: 'Kennemerland', period: '2026-Q1' },
      { ...province, period: '2026-Q1', value: 90, lo: 85, hi: 94 },
      { ...province, period: '2026-Q1', phenomenon: 'other', value: 10, lo: 5, hi: 14 },
    ]),
  ];
  const { publishedOn, rows } = (await get('/gemeente/texel')).json().figures;
  assert.equal(publishedOn, '2026-12-02');
  assert.deepEqual(
    rows.map(({ code, period, status, value }: ReleaseRow) => [code, period, status, value]),
    [
      ['GM0448', '2025', 'band', null],
      ['VR10', '2026-Q1', 'protected', null],
      ['PV27', '2026-Q1', 'rounded', 90],
    ],
  );
});

test('a figure of before a joining stands beside that of the area, never added to it', async (t) => {
  const { get, state } = await site(t, '2027-02-15');
  const [hilversum, wijdemeren] = [
    { level: 'municipality', code: 'GM0402', name: 'Hilversum', period: '2026', lo: 20, hi: 49 },
    { level: 'municipality', code: 'GM1696', name: 'Wijdemeren', period: '2026' },
  ] as const;
  state.releases = [invented(1, '2026-Q4', [hilversum, wijdemeren])];
  const codes = async () =>
    (await get('/gemeente/hilversum')).json().figures.rows.map(({ code, lo }: ReleaseRow) => [code, lo]);
  assert.deepEqual(await codes(), [
    ['GM0402', 20],
    ['GM1696', 0],
  ]);
  state.releases.push(invented(2, '2027-Q4', [{ ...hilversum, period: '2027', lo: 10, hi: 19 }]));
  assert.deepEqual(await codes(), [['GM0402', 10]]);
});

test('the ETag changes with a release and a campaign, and not with time', async (t) => {
  const { get, state, database } = await site(t);
  const etag = async () => (await get('/gemeente/texel')).headers.etag;
  const first = await etag();
  state.now += 3_600_000;
  assert.equal(await etag(), first);
  state.releases = [invented(1, '2025-Q4', [])];
  const released = await etag();
  assert.notEqual(released, first);
  await storeInventedCampaign(database, {});
  state.now += 15_000;
  assert.notEqual(await etag(), released);
});
