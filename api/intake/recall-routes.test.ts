import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '#api/config.ts';
import { deskApp } from '#api/desk-app.ts';
import { distDir, type House, openHouse } from '#api/house.ts';
import { developmentHubKey } from '#api/key-material.ts';
import { sealOpener } from '#api/reports/open-report.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import { signInLinks } from '#api/staff/sign-in-link.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { inventedDraft, inventedToken } from '#api/storage/invented-reports.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';

let house: House;
let desk: FastifyInstance;
let receiverIdentity: string;
let hubIdentity: string;
const events: unknown[] = [];
const words = 'VERZONNEN TEKST voor de ontvanger';

before(async (t) => {
  receiverIdentity = await generateX25519Identity();
  const FORWARD_RECIPIENTS = `politie=${await identityToRecipient(receiverIdentity)}`;
  const config = readConfig({ DATA_DIR: temporaryFolder(t as never), FORWARD_RECIPIENTS });
  house = await openHouse({ config, log: () => {}, now: Date.now, random: Math.random });
  hubIdentity = readFileSync(join(config.dataDir, developmentHubKey), 'utf8').trim();
  desk = await deskApp({
    ...{ ...house, config, distDir, now: Date.now, links: signInLinks() },
    ...{ developmentKeys: true, publicAddress: '', renderPage: async () => '' },
    log: (_level, event, fields) => void events.push([event, fields?.count]),
  });
});
after(() => desk.close().then(() => house.close()));

let made = 0;
/** A report of an invented somebody; answers its id. */
async function report(): Promise<string> {
  const known = new Set(await ids());
  made += 1;
  await house.submitReport({ draft: inventedDraft(), token: inventedToken(made), flag: 'none' });
  return (await ids()).find((id) => !known.has(id)) ?? assert.fail();
}
const ids = async () =>
  (await house.database.store.selectFrom('reports').select('id').execute()).map(({ id }) =>
    Buffer.from(id).toString('hex'),
  );

/** A member of staff at the API. */
async function as(role: StaffRole, name: string, region: string | null = null) {
  const token = await issueToken(house.database.store, { role, name, region });
  const headers = { authorization: `Bearer ${token}` };
  const call = async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const answer = await desk.inject({ method, url: `/api/v1/intake/${path}`, headers, payload });
    return { status: answer.statusCode, body: answer.json() };
  };
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, payload: object) => call('POST', path, payload),
    move: (id: string, to: string) =>
      call('POST', `reports/${id}/transitions`, { to, reason: 'verzonnen reden' }),
    forward: (id: string, text: object) => call('POST', `reports/${id}/forwarded-texts`, text),
  };
}

test('a recall of what nobody confirmed asks for a second person, is seen in the log, and waits for the hub to confirm', async () => {
  const [one, two, hub, analyst] = [
    await as('lead', 'Een'),
    await as('lead', 'Twee'),
    await as('hub', 'hub'),
    await as('analyst', 'Drie'),
  ];
  const id = await report();
  assert.equal((await analyst.move(id, 'recalled')).status, 403);
  assert.deepEqual(await one.move(id, 'recalled'), { status: 202, body: { id, waitsFor: 'second-person' } });
  const again = await one.move(id, 'recalled');
  assert.deepEqual([again.status, again.body.code], [409, 'second-person-needed']);
  assert.deepEqual((await hub.get('withdrawals')).body, { withdrawals: [], total: 0 });
  assert.deepEqual(await two.move(id, 'recalled'), { status: 200, body: { id, state: 'recalled' } });
  assert.deepEqual(events.at(-1), ['report-recalled', 1]);
  assert.equal((await two.move(id, 'screening')).status, 409, 'it is final');

  assert.deepEqual((await hub.post('leases', { limit: 10 })).body.items, [], 'it is not given out any more');
  const { withdrawals, total } = (await hub.get('withdrawals')).body;
  assert.deepEqual([total, withdrawals[0].id, withdrawals[0].to], [1, id, 'hub']);
  const items = [{ id, reference: 'GONE-1' }];
  const path = 'withdrawals/acknowledgements';
  assert.deepEqual((await hub.post(path, { items })).body, { acknowledged: 1, unknown: [] });
  assert.equal((await hub.get('withdrawals')).body.total, 0);
  assert.deepEqual(
    (await hub.post(path, { items })).body,
    { acknowledged: 1, unknown: [] },
    'twice is no fault',
  );
  const unknown = 'ab'.repeat(32);
  assert.deepEqual((await hub.post(path, { items: [{ id: unknown, reference: 'x' }] })).body, {
    acknowledged: 0,
    unknown: [unknown],
  });
});

test('the hub itself recalls what it has confirmed, and sees its own withdrawal', async () => {
  const hub = await as('hub', 'hub');
  const id = await report();
  await hub.post('acknowledgements', { items: [{ id, reference: 'HUB-1' }] });
  assert.equal((await hub.move(id, 'recalled')).status, 200);
  assert.equal((await hub.get('withdrawals?limit=5')).body.withdrawals[0].id, id);
});

test('withdrawals are for who has the whole province, and strange input is refused', async () => {
  const regional = await as('lead', 'Regio', 'VR10');
  assert.equal((await regional.get('withdrawals')).status, 403);
  assert.equal((await regional.post('withdrawals/acknowledgements', { items: [] })).status, 403);
  const hub = await as('hub', 'hub');
  assert.equal((await hub.get('withdrawals?limit=0')).status, 400);
  for (const item of [
    { id: 'x', reference: 'y' },
    { id: 'ab'.repeat(32), reference: ' ' },
    { id: 'ab'.repeat(32) },
  ])
    assert.equal((await hub.post('withdrawals/acknowledgements', { items: [item] })).status, 400);
  for (const role of ['communication', 'claims', 'admin'] as const)
    assert.equal((await (await as(role, role)).get('withdrawals')).status, 403, role);
});

test('a text is passed on only after screening, under a key that opens nothing else and that nothing else opens', async () => {
  const analyst = await as('analyst', 'Drie');
  const hub = await as('hub', 'hub');
  const id = await report();
  const text = { text: words, to: 'politie' };
  const early = await analyst.forward(id, text);
  assert.deepEqual([early.status, early.body.code], [409, 'not-screened']);
  await analyst.move(id, 'screening');
  assert.equal((await analyst.forward(id, text)).status, 409);
  await analyst.move(id, 'usable');
  assert.deepEqual((await analyst.forward(id, text)).body, { id, to: 'politie', version: 1 });
  assert.equal((await analyst.forward(id, { ...text, text: `${words} 2` })).body.version, 2);
  const listed = (await hub.get(`reports/${id}/forwarded-texts`)).body.forwardedTexts;
  assert.deepEqual(
    listed.map(({ to, version, byRole }: { to: string; version: number; byRole: string }) => [
      to,
      version,
      byRole,
    ]),
    [
      ['politie', 1, 'analyst'],
      ['politie', 2, 'analyst'],
    ],
  );
  const sealed = Buffer.from(listed[0].sealed, 'base64');
  const opened = JSON.parse(Buffer.from(await sealOpener([receiverIdentity])(sealed)).toString());
  assert.deepEqual(opened, { v: 1, id, to: 'politie', text: words });
  await assert.rejects(
    sealOpener([hubIdentity])(sealed),
    'the key of the hub does not open what was passed on',
  );
  const report1 = await house.database.store
    .selectFrom('reports')
    .select(['sealed', 'key_id'])
    .where('id', '=', Buffer.from(id, 'hex'))
    .executeTakeFirstOrThrow();
  await assert.rejects(sealOpener([receiverIdentity])(report1.sealed), 'nor the other way round');
  assert.notEqual(listed[0].keyId, report1.key_id);
});

test('a text for somebody unknown, of a report elsewhere, or by a role that may not, is refused', async () => {
  const lead = await as('lead', 'Een');
  const id = await report();
  const unknown = await lead.forward(id, { text: words, to: 'krant' });
  assert.deepEqual([unknown.status, unknown.body.errors[0].field], [400, 'to']);
  assert.equal((await lead.forward(id, { text: words, to: 'politie', extra: 1 })).status, 400);
  assert.equal((await lead.forward('ab'.repeat(32), { text: words, to: 'politie' })).status, 404);
  assert.equal((await lead.get(`reports/${'ab'.repeat(32)}/forwarded-texts`)).status, 404);
  const elsewhere = await as('lead', 'Elders', 'VR10');
  assert.equal((await elsewhere.forward(id, { text: words, to: 'politie' })).status, 404);
  assert.equal((await (await as('hub', 'hub')).forward(id, { text: words, to: 'politie' })).status, 403);
});

test('a receiver with the key of the hub is no receiver: the house does not open', async (t) => {
  const DATA_DIR = temporaryFolder(t);
  const parts = { log: () => {}, now: Date.now, random: Math.random };
  await (await openHouse({ ...parts, config: readConfig({ DATA_DIR }) })).close();
  const identity = readFileSync(join(DATA_DIR, developmentHubKey), 'utf8').trim();
  const FORWARD_RECIPIENTS = `politie=${await identityToRecipient(identity)}`;
  await assert.rejects(
    openHouse({ ...parts, config: readConfig({ DATA_DIR, FORWARD_RECIPIENTS }) }),
    /other keys/,
  );
});
