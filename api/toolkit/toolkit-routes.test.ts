import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { areasOn } from '#content/areas/area-sets.ts';
import { kits } from '#content/kits/kits.ts';
import { materialCodes } from '#content/kits/materials.ts';
import { toolkitRoutes } from './toolkit-routes.ts';

const onionUrl = `http://${'verzonnen2345abc'.repeat(4)}.onion`;

async function site(t: TestContext) {
  const { database } = await sqliteEngine().fresh(t);
  const dataDir = mkdtempSync(join(tmpdir(), 'nhda-toolkit-'));
  const now = () => Date.parse('2026-11-22T12:00:00Z');
  const listApproved = () => listCampaigns(database.store, 'approved');
  const campaigns = liveCampaigns({ listApproved, now, log: quietLog('silent', () => {}) });
  const rendered: string[] = [];
  const app = fastify();
  app.setErrorHandler((error, _request, reply) => {
    assert.ok(error instanceof Problem, String(error));
    return reply.code(error.statusCode).send({ code: error.code });
  });
  await app.register(toolkitRoutes, {
    ...{ campaigns, now, dataDir, onionUrl, publicAddress: 'https://drugsalert.example' },
    sendKept: keptPages(async (page: RenderedPage) => {
      rendered.push(page.kind);
      return JSON.stringify(page);
    }),
  });
  t.after(async () => {
    await app.close();
    rmSync(dataDir, { recursive: true });
  });
  const get = (url: string, host = 'drugsalert.example') => app.inject({ url, headers: { host } });
  return { database, dataDir, campaigns, get, rendered };
}

test('every kit has every material for every place in every language', async (t) => {
  const { get } = await site(t);
  const places = ['noord-holland', ...areasOn('2026-11-22').map(({ slug }) => slug)];
  for (const { code } of kits)
    for (const material of materialCodes) {
      const answer = await get(`/pl/toolkit/${code}/hollands-kroon/${material}`);
      assert.equal(answer.statusCode, 200, `${code} ${material}`);
      assert.equal(answer.json().areaName, 'Hollands Kroon');
    }
  for (const place of places)
    assert.equal((await get(`/en/toolkit/drijvend-pakket/${place}`)).statusCode, 200, place);
});

test('without a campaign the code leads to the page of the place, in the language of the sheet', async (t) => {
  const { get } = await site(t);
  const addressOf = async (path: string) => (await get(path)).json().address;
  assert.equal(
    await addressOf('/toolkit/schuren-te-huur/texel/poster-a4'),
    'drugsalert.example/gemeente/texel',
  );
  assert.equal(
    await addressOf('/pl/toolkit/schuren-te-huur/texel/letter'),
    'drugsalert.example/pl/gemeente/texel',
  );
  assert.equal(await addressOf('/toolkit/schuren-te-huur/noord-holland/abri'), 'drugsalert.example');
});

test('where a campaign with this kit runs its code is on the material, and nowhere else', async (t) => {
  const { database, campaigns, get } = await site(t);
  const [texel, schagen] = ['texel', 'schagen'].map(
    (slug) => areasOn('2026-11-22').find((area) => area.slug === slug)?.code as string,
  );
  await storeInventedCampaign(database, {
    ...{ code: 'verzonnen-schuren', kit: 'schuren-te-huur', areas: [texel, schagen] as string[] },
  });
  campaigns.renew();
  const codeOf = async (path: string) => /\/c\/([\w-]+)/.exec((await get(path)).json().address)?.[1] ?? null;
  assert.equal(await codeOf('/toolkit/schuren-te-huur/texel/poster-a4'), 'verzonnen-schuren');
  assert.equal(await codeOf('/en/toolkit/schuren-te-huur/schagen/flyer-a5'), 'verzonnen-schuren');
  for (const other of ['schuren-te-huur/hoorn', 'schuren-te-huur/noord-holland', 'hennep-in-de-straat/texel'])
    assert.equal(await codeOf(`/toolkit/${other}/poster-a4`), null, other);
  for (const path of ['', '/press'])
    assert.equal((await get(`/toolkit/schuren-te-huur/texel${path}`)).json().hasCampaign, true);
});

test('without a campaign a press release announces none; on the water a kit about barns is not offered', async (t) => {
  const { get } = await site(t);
  assert.equal((await get('/toolkit/schuren-te-huur/texel/press')).json().hasCampaign, false);
  for (const path of ['', '/letter'])
    assert.equal((await get(`/toolkit/schuren-te-huur/waddenzee${path}`)).statusCode, 404);
  const offered = async (kit: string) =>
    (await get(`/toolkit/${kit}/texel`)).json().areas.map(({ slug }: { slug: string }) => slug);
  assert.ok(!(await offered('schuren-te-huur')).includes('waddenzee'));
  assert.ok((await offered('drijvend-pakket')).includes('waddenzee'));
});

test('who comes over Tor sees no other address', async (t) => {
  const { get } = await site(t);
  const path = '/toolkit/schuren-te-huur/texel/poster-a4';
  const open = (await get(path)).body;
  const hidden = (await get(path, new URL(onionUrl).host)).body;
  assert.ok(open.includes('drugsalert.example') && !open.includes('.onion'));
  assert.ok(hidden.includes('.onion') && !hidden.includes('drugsalert.example'));
});

test('one page has one place in memory, however its address is spelled', async (t) => {
  const { get, rendered } = await site(t);
  for (const path of [
    ...[
      'schuren-te-huur/texel',
      'schuren-te-huur/TEXEL',
      'schuren-te-huur/TeXeL?x=1',
      '%73churen-te-huur/texel',
    ],
    'schuren-te-huur/%54exel',
  ])
    for (const material of ['', '/poster-a4', '/%70oster-a4'])
      assert.equal((await get(`/toolkit/${path}${material}`)).statusCode, 200, path);
  assert.equal(rendered.length, 2, rendered.join());
});

test('a choice of place becomes an address of its own; what is not there is not found', async (t) => {
  const { get } = await site(t);
  const chosen = await get('/en/toolkit/schuren-te-huur?gebied=texel');
  assert.deepEqual([chosen.statusCode, chosen.headers.location], [303, '/en/toolkit/schuren-te-huur/texel']);
  assert.equal(
    (await get('/toolkit/schuren-te-huur')).headers.location,
    '/toolkit/schuren-te-huur/noord-holland',
  );
  for (const path of [
    '/toolkit/er-is-geen-kit',
    '/toolkit/schuren-te-huur?gebied=atlantis',
    '/toolkit/schuren-te-huur/atlantis',
    '/toolkit/schuren-te-huur/texel/mok',
    '/de/toolkit',
  ])
    assert.equal((await get(path)).statusCode, 404, path);
});

test('finished files are offered and sent; nothing else of the data folder ever is', async (t) => {
  const { dataDir, get } = await site(t);
  const page = '/pl/toolkit/schuren-te-huur/texel';
  assert.deepEqual((await get(page)).json().files, []);
  mkdirSync(join(dataDir, 'toolkit'));
  const name = 'schuren-te-huur_texel_pl_poster-a4.pdf';
  writeFileSync(join(dataDir, 'toolkit', name), Buffer.alloc(2500, '%'));
  for (const other of ['key.pdf', 'schuren-te-huur_texel_pl_mok.pdf', 'schuren-te-huur_texel_nl_letter.pdf'])
    writeFileSync(join(dataDir, 'toolkit', other), 'x');
  writeFileSync(join(dataDir, 'pepper'), 'verzonnen geheim');
  const { files } = (await get(page)).json();
  assert.deepEqual(files, [{ name, material: 'poster-a4', type: 'pdf', kilobytes: 3 }]);
  const sent = await get(`/toolkit/bestanden/${name}`);
  assert.deepEqual(
    [
      sent.statusCode,
      sent.headers['content-type'],
      sent.headers['content-disposition'],
      sent.rawPayload.length,
    ],
    [200, 'application/pdf', `attachment; filename="${name}"`, 2500],
  );
  for (const path of ['key.pdf', '..%2Fpepper', '%2e%2e%2fpepper', 'schuren-te-huur_texel_pl_mok.pdf'])
    assert.equal((await get(`/toolkit/bestanden/${path}`)).statusCode, 404, path);
});
