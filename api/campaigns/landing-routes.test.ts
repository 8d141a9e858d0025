import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { areasOfToday } from '#api/geo/area-look-ups.ts';
import { refuseUnknownQuery } from '#api/guard/known-query.ts';
import { quietLog } from '#api/guard/quiet-log.ts';
import { openGate } from '#api/guard/report-gate.ts';
import { Problem } from '#api/problems.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { formTokens } from '#api/reports/form-token.ts';
import { keptPages } from '#api/site/kept-pages.ts';
import { inventedPepper, inventedRoad, inventedTerms } from '#api/storage/invented-reports.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { findKit } from '#content/kits/kits.ts';
import { withdrawCampaign } from './campaign-store.ts';
import { type inventedCampaign, storeInventedCampaign } from './invented-campaign.ts';
import { landingRoutes } from './landing-routes.ts';
import { liveCampaigns } from './live-campaigns.ts';
import { listCampaigns } from './read-campaigns.ts';

const code = 'hennep-texel';

/** The public side of campaigns on a clock to turn, and the pages that it was asked to render. */
async function site(t: TestContext, changes: Parameters<typeof inventedCampaign>[0] = {}) {
  const { database } = await sqliteEngine().fresh(t);
  const run = { code, from: '2026-11-10', to: '2026-11-20' };
  const id = await storeInventedCampaign(database, { ...run, ...changes });
  const clock = { now: Date.parse('2026-11-15T12:00:00Z') };
  const now = () => clock.now;
  const log = quietLog('silent', () => {});
  const campaigns = liveCampaigns({
    listApproved: () => listCampaigns(database.store, 'approved'),
    now,
    log,
  });
  const { submit } = await inventedRoad(database, ['pull'], now);
  const pages: RenderedPage[] = [];
  const renderPage = async (page: RenderedPage) => {
    pages.push(page);
    return JSON.stringify(page);
  };
  const app = fastify();
  refuseUnknownQuery(app);
  await app.register(formbody);
  await app.register(multipart);
  app.setErrorHandler((error, _request, reply) => {
    assert.ok(error instanceof Problem, String(error));
    return reply.code(error.statusCode).send({ code: error.code });
  });
  await app.register(landingRoutes, {
    ...{ submitReport: submit, gate: openGate, now, log, renderPage, campaigns },
    formTokens: formTokens(inventedPepper, (size) => Buffer.alloc(size, pages.length)),
    hasRoomForPhotos: async () => true,
    areaChoices: areasOfToday(now).areaChoices,
    sealTerms: inventedTerms,
    mapServices: { tiles: false, credit: '', addressSearch: false },
    sendKept: keptPages(renderPage),
  });
  t.after(() => app.close());
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  const phaseAt = async (moment: string) => {
    clock.now = Date.parse(moment);
    return (await get(`/c/${code}`)).json().phase;
  };
  return { app, get, pages, clock, database, campaigns, id, phaseAt };
}

test('the page goes live and ends by itself at midnight on the clock of Amsterdam', async (t) => {
  const { phaseAt } = await site(t);
  assert.equal(await phaseAt('2026-11-09T22:59:59Z'), 'scheduled');
  assert.equal(await phaseAt('2026-11-09T23:00:00Z'), 'live');
  assert.equal(await phaseAt('2026-11-20T22:59:59Z'), 'live');
  assert.equal(await phaseAt('2026-11-20T23:00:00Z'), 'ended');
});

test('a running campaign shows its kit, its areas and its own form; one that does not run tells nothing', async (t) => {
  const { get, clock } = await site(t, { areas: ['GM0448', 'GM1696', 'GM0402'] });
  const running = (await get(`/en/c/${code}`)).json();
  assert.deepEqual(running, {
    ...{ kind: 'landing', language: 'en', code, phase: 'live', kit: 'hennep-in-de-straat' },
    ...{ report: `/en/c/${code}/melden`, until: '2026-11-20' },
    areas: [
      { name: 'Texel', slug: 'texel' },
      { name: 'Wijdemeren', slug: 'wijdemeren' },
      { name: 'Hilversum', slug: 'hilversum' },
    ],
  });
  const shared = { kind: 'landing', language: 'nl', code };
  clock.now = Date.parse('2026-11-09T12:00:00Z');
  assert.deepEqual((await get(`/c/${code}`)).json(), { ...shared, phase: 'scheduled', report: '/melden' });
  clock.now = Date.parse('2027-01-15T12:00:00Z');
  const within = { ...shared, phase: 'ended', report: `/c/${code}/melden` };
  assert.deepEqual((await get(`/c/${code}`)).json(), within, 'posters still hang');
  clock.now = Date.parse('2027-01-16T12:00:00Z');
  assert.deepEqual((await get(`/c/${code}`)).json(), { ...shared, phase: 'ended', report: '/melden' });
});

test('a campaign that staff withdraw is over at once, and its posters still count', async (t) => {
  const { get, database, campaigns, id } = await site(t);
  assert.equal((await get(`/c/${code}`)).json().phase, 'live');
  const author = { member: { tokenId: 'one', name: 'Verzonnen Een' }, day: '2026-11-15' };
  await withdrawCampaign(database, id, 'verzonnen reden', author);
  campaigns.renew();
  const { phase, report } = (await get(`/c/${code}`)).json();
  assert.deepEqual([phase, report], ['ended', `/c/${code}/melden`]);
});

test('after two of its areas were joined a campaign names the one that goes on, once', async (t) => {
  const { get, clock } = await site(t, { areas: ['GM1696', 'GM0402'], to: '2027-02-01' });
  clock.now = Date.parse('2027-01-05T12:00:00Z');
  assert.deepEqual((await get(`/c/${code}`)).json().areas, [{ name: 'Hilversum', slug: 'hilversum' }]);
});

test('an unknown code is not found; a capital and a query are no reason to refuse', async (t) => {
  const { get } = await site(t);
  for (const path of ['/c/nooit-gehoord', '/en/c/nooit-gehoord', '/c/__proto__']) {
    assert.equal((await get(path)).statusCode, 404, path);
  }
  const capital = await get('/en/c/Hennep-Texel');
  assert.deepEqual([capital.statusCode, capital.headers.location], [308, `/en/c/${code}`]);
  assert.equal((await get(`/c/${code}?utm_source=poster&fbclid=x`)).statusCode, 200);
});

test('the page is the same for everybody: no cookie, asked for anew, known by its ETag', async (t) => {
  const { get, pages } = await site(t);
  const first = await get(`/c/${code}`);
  assert.equal(first.headers['cache-control'], 'no-cache');
  assert.equal(first.headers['set-cookie'], undefined);
  const again = await get(`/c/${code}`, { 'if-none-match': String(first.headers.etag) });
  assert.deepEqual([again.statusCode, again.body], [304, '']);
  assert.equal(pages.length, 1);
});

test('the form carries the code, with the phenomenon of the kit chosen when it has one', async (t) => {
  const { get, pages } = await site(t);
  const form = (await get(`/en/c/${code}/melden?utm=x`)).json();
  assert.deepEqual(
    [form.kind, form.language, form.action, form.draft.campaign, form.chosenPhenomenon],
    ['report-form', 'en', `/en/c/${code}/melden`, code, 'cannabis-grow-house'],
  );
  const strange = (await get('/c/nooit-gehoord/melden')).json();
  assert.deepEqual([strange.action, strange.draft.campaign], ['/melden', undefined]);
  assert.equal(pages.length, 2);
});

test('a kit about several phenomena leaves the choice to the reporter', async (t) => {
  const { get } = await site(t, { kit: 'schuren-te-huur' });
  const form = (await get(`/c/${code}/melden`)).json();
  assert.equal(form.chosenPhenomenon, undefined);
  assert.deepEqual(form.campaignPhenomena, findKit('schuren-te-huur')?.phenomena);
  assert.ok(form.campaignPhenomena.length > 1);
});

test('a report through the form counts for the campaign; after a fault the code is still there', async (t) => {
  const { app, get, database } = await site(t);
  const { formToken } = (await get(`/c/${code}/melden`)).json();
  const post = (fields: Record<string, string>, path = `/c/${code}/melden`) =>
    app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ formToken, campaign: code, phenomenon: 'other', ...fields }).toString(),
    });
  const faulty = await post({});
  assert.equal(faulty.statusCode, 400);
  assert.equal(faulty.json().draft.campaign, code);
  const received = await post({ description: 'Verzonnen melding van een poster.' });
  assert.deepEqual([received.statusCode, received.json().kind], [200, 'receipt']);
  // Through the form of a code that nobody knows the report comes in all the same.
  const other = await post({ description: 'Verzonnen twee.', campaign: 'xyz' }, '/c/xyz/melden');
  assert.equal(other.json().kind, 'receipt');
  const counts = await database.store
    .selectFrom('report_counts')
    .select(['campaign', 'n'])
    .where('period', '=', '2026-11')
    .orderBy('campaign')
    .execute();
  assert.deepEqual(
    counts.map(({ campaign, n }) => [campaign, n]),
    [
      ['', 1],
      [code, 1],
    ],
  );
});
