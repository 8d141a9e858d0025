import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readConfig } from '#api/config.ts';
import { deskApp } from '#api/desk-app.ts';
import { distDir, openHouse } from '#api/house.ts';
import { developmentHubKey } from '#api/key-material.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { reportOpener } from '#api/reports/open-report.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import { signInLinks } from '#api/staff/sign-in-link.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { dayMs, wednesday } from '#api/storage/invented-reports.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import { wordIn } from './canary-word.ts';

async function deskOf(t: TestContext, env: Record<string, string> = { CANARY: 'true' }) {
  const config = readConfig({ DATA_DIR: temporaryFolder(t), ...env });
  const clock = { now: wednesday };
  const now = () => clock.now;
  const house = await openHouse({ config, log: () => {}, now, random: Math.random });
  const pages: RenderedPage[] = [];
  const desk = await deskApp({
    ...{ ...house, config, distDir, now, links: signInLinks() },
    ...{ developmentKeys: true, publicAddress: '', log: () => {} },
    renderPage: async (page) => String(pages.push(page)),
  });
  t.after(() => desk.close().then(() => house.close()));
  const ask = async (role: StaffRole, url: string, payload?: object, region: string | null = null) => {
    const token = await issueToken(house.database.store, { role, name: 'Verzonnen', region });
    const method = payload === undefined ? 'GET' : 'POST';
    return desk.inject({ method, url, payload, headers: { authorization: `Bearer ${token}` } });
  };
  const openWith = async (sealed: string) => {
    const identity = readFileSync(join(config.dataDir, developmentHubKey), 'utf8').trim();
    return reportOpener([identity])(Buffer.from(sealed, 'base64'));
  };
  return { house, clock, ask, openWith, pages };
}

const home = '/api/v1/intake/canaries';

test('a hub fetches the canary as any report, opens it and confirms it; staff see that it did', async (t) => {
  const { house, clock, ask, openWith, pages } = await deskOf(t);
  await house.canaries?.sendIfDue();
  const [item] = (await ask('hub', '/api/v1/intake/leases', {})).json().items;
  assert.deepEqual([item.flag, item.area], ['canary', null]);
  const word = wordIn((await openWith(item.sealed)).text);
  const confirmation = `${home}/${item.id}/confirmations`;
  const wrong = await ask('hub', confirmation, { word: 'AAAA-AAAA-AAAA-AAAA' });
  assert.deepEqual([wrong.statusCode, wrong.json().code], [409, 'wrong-word']);
  clock.now += 8 * dayMs;
  const silent = (await ask('analyst', home)).json();
  assert.deepEqual([silent.silentDays, silent.alarm, silent.canaries[0].confirmedOn], [8, true, null]);
  await ask('analyst', '/meldingen');
  const right = await ask('hub', confirmation, { word });
  assert.deepEqual([right.statusCode, right.json()], [200, { confirmed: true }]);
  await ask('analyst', '/meldingen');
  assert.deepEqual(
    pages.map((page) => page.kind === 'desk-intake' && page.canary),
    [
      { days: 8, sentence: 'silent' },
      { days: 0, sentence: 'fine' },
    ],
  );
  const known = (await ask('lead', home)).json();
  assert.deepEqual([known.alarm, known.canaries[0].confirmedOn], [false, '2026-11-26']);
});

test('only the hub of the whole province confirms, a canary that exists, with a word', async (t) => {
  const { house, ask } = await deskOf(t);
  await house.canaries?.sendIfDue();
  const [{ id }] = (await ask('hub', home)).json().canaries;
  const to = (hex: string) => `${home}/${hex}/confirmations`;
  const word = 'AAAA-AAAA-AAAA-AAAA';
  for (const role of ['analyst', 'lead', 'admin', 'communication', 'claims'] as const)
    assert.equal((await ask(role, to(id), { word })).statusCode, 403, role);
  assert.equal((await ask('communication', home)).statusCode, 403);
  assert.equal((await ask('hub', to(id), { word }, 'VR13')).statusCode, 403);
  assert.equal((await ask('hub', to('0'.repeat(64)), { word })).statusCode, 404);
  for (const body of [{}, { word: 7 }, { word: '' }, { word, more: 1 }, { word: 'A'.repeat(101) }])
    assert.equal((await ask('hub', to(id), body)).statusCode, 400, JSON.stringify(body));
  assert.equal((await ask('hub', to('no-id'), { word })).statusCode, 400);
});

test('canaries are sent in production and where they are asked for, and never in a demo', async (t) => {
  for (const [env, sent] of [
    [{}, false],
    [{ CANARY: 'true' }, true],
    [{ CANARY: 'true', DEMO: 'true' }, false],
  ] as const) {
    const { house, ask, pages } = await deskOf(t, env);
    assert.equal(house.canaries !== null, sent, JSON.stringify(env));
    await ask('analyst', '/meldingen');
    assert.equal(pages[0]?.kind === 'desk-intake' && pages[0].canary, null);
  }
});
