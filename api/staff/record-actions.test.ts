import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { readConfig } from '#api/config.ts';
import { deskApp } from '#api/desk-app.ts';
import { distDir, type House, openHouse } from '#api/house.ts';
import { reportDraft } from '#api/reports/report.schema.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import type { StaffRole } from './roles.ts';
import { signInLinks } from './sign-in-link.ts';
import { issueToken } from './staff-tokens.ts';
import { verifyAuditLog } from './verify-audit-log.ts';

let house: House;
let desk: FastifyInstance;
let close: () => Promise<unknown>;
const logged: string[] = [];
const budget = 5;

before(async (t) => {
  const DATA_DIR = temporaryFolder(t as never);
  const config = readConfig({ DATA_DIR, VIEW_BUDGET_REPORTS_PER_DAY: String(budget) });
  const log = (_level: string, event: string) => void logged.push(event);
  house = await openHouse({ config, log, now: Date.now, random: Math.random });
  const rest = { distDir, links: signInLinks(), developmentKeys: true, publicAddress: '' };
  const renderPage = async (page: unknown) => JSON.stringify(page);
  desk = await deskApp({ ...house, config, log, now: Date.now, renderPage, ...rest });
  close = () => desk.close().then(() => house.close());
});
after(() => close());
beforeEach(() => void logged.splice(0));

let number = 0;
async function report(areaCode = 'GM0363'): Promise<string> {
  number += 1;
  const token = Buffer.alloc(16, number);
  const known = new Set(await ids());
  const draft = reportDraft.parse({ phenomenon: 'other', description: 'Verzonnen', areaCode });
  const stored = await house.submitReport({ draft, token, flag: 'none' });
  assert.equal(stored.kind, 'accepted');
  return (await ids()).find((id) => !known.has(id)) ?? '';
}
const ids = async () =>
  (await house.database.store.selectFrom('reports').select('id').execute()).map(({ id }) =>
    Buffer.from(id).toString('hex'),
  );

async function as(role: StaffRole, name: string) {
  const token = await issueToken(house.database.store, { role, name, region: null });
  const call = async (method: 'GET' | 'POST', url: string, payload?: object) =>
    desk.inject({ method, url, headers: { authorization: `Bearer ${token}` }, payload });
  return {
    token,
    get: (url: string) => call('GET', url),
    post: (url: string, payload: object) => call('POST', url, payload),
  };
}

const lines = async (name: string) =>
  (
    await house.database.store
      .selectFrom('audit_log')
      .select(['action', 'subject', 'detail', 'shown'])
      .where('name', '=', name)
      .orderBy('number')
      .execute()
  ).map(({ action, subject, detail, shown }) => [action, subject, detail, shown]);

test('what somebody reads and changes is written down with the report, the state and how many', async () => {
  const analyst = await as('analyst', 'Verzonnen A');
  const id = await report();
  assert.equal((await analyst.get('/meldingen')).statusCode, 200);
  assert.equal((await analyst.get(`/meldingen/${id}`)).statusCode, 200);
  const move = { to: 'screening', reason: 'geheime verzonnen reden' };
  assert.equal((await analyst.post(`/api/v1/intake/reports/${id}/transitions`, move)).statusCode, 200);
  assert.equal((await analyst.post(`/api/v1/intake/reports/${id}/transitions`, move)).statusCode, 409);
  assert.deepEqual(await lines('Verzonnen A'), [
    ['list-reports', '', '', 1],
    ['open-report', id, '', 1],
    ['move-report', id, 'screening', 0],
    ['move-report', id, 'screening', 0],
    ['move-report', id, 'refused', 0],
  ]);
  const everything = JSON.stringify(await house.database.store.selectFrom('audit_log').selectAll().execute());
  assert.doesNotMatch(everything, /geheime|127\.0\.0|light-my-request/);
});

test('what is not found, not allowed or on the screen only leaves no line', async () => {
  const analyst = await as('analyst', 'Verzonnen B');
  await analyst.get(`/meldingen/${'ab'.repeat(32)}`);
  await analyst.get('/logboek');
  await analyst.get('/dichtheid');
  assert.deepEqual(await lines('Verzonnen B'), []);
});

test('signing in and out is written down, under the name that the token has', async () => {
  const { token } = await as('lead', 'Verzonnen C');
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = (url: string, payload: string, headers = {}) =>
    desk.inject({ method: 'POST', url, payload, headers: { ...form, ...headers } });
  const entered = await post('/aanmelden', `token=${token}`);
  assert.equal(entered.statusCode, 303);
  await post('/aanmelden', 'token=nhda_verzonnen');
  const cookie = `desk=${entered.cookies[0]?.value}`;
  const session = await house.database.store.selectFrom('staff_sessions').select('csrf').execute();
  assert.equal((await post('/afmelden', `csrf=${session.at(-1)?.csrf}`, { cookie })).statusCode, 303);
  assert.deepEqual(
    (await lines('Verzonnen C')).map(([action]) => action),
    ['sign-in', 'sign-out'],
  );
});

test('the system of the hub leaves one line a day per action, without report or number, whatever it fetches', async () => {
  const hub = await as('hub', 'Verzonnen hub');
  const id = await report();
  for (let time = 0; time < 3; time += 1) {
    assert.equal((await hub.post('/api/v1/intake/leases', { limit: 10 })).statusCode, 200);
    assert.equal((await hub.get(`/api/v1/intake/reports/${id}/messages`)).statusCode, 200);
  }
  assert.deepEqual(await lines('Verzonnen hub'), [
    ['lease-reports', '', '', 0],
    ['read-messages', '', '', 0],
  ]);
});

test('past the budget of a day nothing is shown, by no other token either; the same report again is free', async () => {
  const [one, again] = [await as('analyst', 'Verzonnen D'), await as('lead', 'Verzonnen D')];
  const seen = [await report(), await report(), await report(), await report(), await report()];
  const beyond = await report();
  const statuses = await Promise.all(seen.map(async (id) => (await one.get(`/meldingen/${id}`)).statusCode));
  assert.deepEqual(statuses, [200, 200, 200, 200, 200]);
  const refused = await again.get(`/api/v1/intake/reports/${beyond}/messages`);
  assert.deepEqual([refused.statusCode, refused.json().code], [429, 'view-budget-reached']);
  const page = await one.get(`/meldingen/${beyond}`);
  assert.equal(page.statusCode, 429);
  assert.ok(!page.body.includes(beyond), 'nothing of the report is on the refusal');
  assert.equal((await one.get(`/meldingen/${seen[0]}`)).statusCode, 200);
  assert.deepEqual(
    logged.filter((event) => event === 'view-budget-reached'),
    ['view-budget-reached', 'view-budget-reached'],
  );
  const noted = (await lines('Verzonnen D')).filter(([action]) => action === 'view-budget-reached');
  assert.equal(noted.length, 1, 'once a day');
  assert.equal((await (await as('lead', 'Verzonnen E')).get(`/meldingen/${beyond}`)).statusCode, 200);
});

test('a form that is refused shows the report again, and so is no way round the budget', async () => {
  const analyst = await as('analyst', 'Verzonnen J');
  for (let made = 0; made < budget; made += 1)
    assert.equal((await analyst.get(`/meldingen/${await report()}`)).statusCode, 200);
  const beyond = await report();
  for (const time of ['first', 'second']) {
    const refused = await analyst.post(`/api/v1/intake/reports/${beyond}/questions`, {});
    assert.deepEqual([refused.statusCode, refused.json().code], [429, 'view-budget-reached'], time);
  }
  assert.equal((await analyst.get(`/meldingen/${beyond}`)).statusCode, 429);
});

test('what stands in a path and is no id of ours is not written down', async () => {
  const lead = await as('lead', 'Verzonnen K');
  await lead.post('/api/v1/campaigns/verzonnen-tekst/withdrawal', { reason: 'verzonnen' });
  await lead.post('/api/v1/indicators/verzonnen-tekst/weights', { weight: 1, reason: 'verzonnen' });
  const written = await lines('Verzonnen K');
  assert.ok(written.length >= 2);
  assert.ok(written.every(([, subject]) => subject === ''));
});

test('of twenty requests at once for twenty reports no more than the budget are answered', async () => {
  const analyst = await as('analyst', 'Verzonnen F');
  for (let made = 0; made < 20; made += 1) await report();
  const wanted = (await ids()).slice(-20);
  const statuses = await Promise.all(
    wanted.map(async (id) => (await analyst.get(`/meldingen/${id}`)).statusCode),
  );
  assert.equal(statuses.filter((status) => status === 200).length, budget);
  const list = await (await as('analyst', 'Verzonnen G')).get('/api/v1/intake/reports?limit=6');
  assert.deepEqual([list.statusCode, list.json().code], [429, 'view-budget-reached']);
});

test('what cannot be written down does not happen: no page, no change, no session', async () => {
  const lead = await as('lead', 'Verzonnen H');
  const id = await report();
  const { store } = house.database;
  await sql`alter table audit_log rename to audit_log_away`.execute(store);
  try {
    const page = await lead.get('/api/v1/intake/reports?limit=1');
    assert.deepEqual([page.statusCode, page.json().code], [503, 'not-recorded']);
    assert.ok(!page.body.includes('sealed'));
    const to = { to: 'screening', reason: 'verzonnen' };
    assert.equal((await lead.post(`/api/v1/intake/reports/${id}/transitions`, to)).statusCode, 503);
    const entered = await desk.inject({ method: 'POST', url: '/aanmelden', payload: { token: lead.token } });
    assert.equal(entered.statusCode, 503);
    assert.equal(entered.headers['set-cookie'], undefined);
  } finally {
    await sql`alter table audit_log_away rename to audit_log`.execute(store);
  }
  const row = await store
    .selectFrom('reports')
    .select('state')
    .where('id', '=', Buffer.from(id, 'hex'))
    .executeTakeFirst();
  assert.equal(row?.state, 'new');
  assert.ok(logged.includes('action-not-recorded'));
});

test('lead and admin read the log by day, and that is in it too; nobody else does', async () => {
  const lead = await as('lead', 'Verzonnen I');
  const listed = (await lead.get('/api/v1/audit-log?limit=2')).json();
  assert.equal(listed.entries.length, 2);
  assert.equal(listed.next, listed.entries[1].number);
  assert.match(listed.entries[0].hash, /^[0-9a-f]{64}$/);
  const onward = (await lead.get(`/api/v1/audit-log?limit=2&before=${listed.next}`)).json();
  assert.equal(onward.entries[0].number, listed.next - 1);
  assert.deepEqual((await lead.get('/api/v1/audit-log?from=2020-01-01')).json().entries, []);
  for (const query of ['from=gisteren', 'before=0', 'limit=501', 'from=2026-02-02&to=2026-02-01', 'name=x'])
    assert.equal((await lead.get(`/api/v1/audit-log?${query}`)).statusCode, 400, query);
  const page = (await lead.get('/logboek?day=onzin&before=-1')).json();
  assert.equal(page.kind, 'desk-audit-log');
  assert.ok(page.people.some(({ name }: { name: string }) => name === 'Verzonnen D'));
  assert.deepEqual((await lines('Verzonnen I')).map(([action]) => action).slice(0, 1), ['read-audit-log']);
  for (const role of ['analyst', 'communication', 'claims', 'hub'] as const)
    assert.equal((await (await as(role, role)).get('/api/v1/audit-log')).statusCode, 403, role);
});

test('leases of an answer that may not leave are let go: another member gets the same reports at once', async () => {
  const { store } = house.database;
  await store.updateTable('deliveries').set({ lease_until: null, lease_holder: null }).execute();
  const wanted = { limit: budget + 1 };
  const analyst = await as('analyst', 'Verzonnen L');
  while ((await ids()).length <= budget) await report();
  const leased = async () =>
    (await store.selectFrom('deliveries').select('id').where('lease_holder', 'is not', null).execute())
      .length;
  const refused = await analyst.post('/api/v1/intake/leases', wanted);
  assert.deepEqual([refused.statusCode, refused.json().code], [429, 'view-budget-reached']);
  assert.equal(await leased(), 0);
  const one = await analyst.post('/api/v1/intake/leases', { limit: 1 });
  assert.deepEqual([one.statusCode, await leased()], [200, 1]);
  assert.equal((await analyst.post('/api/v1/intake/leases', wanted)).statusCode, 429);
  assert.equal(await leased(), 1, 'what was answered before stays leased');
  await sql`alter table audit_log rename to audit_log_away`.execute(store);
  try {
    const unwritten = await analyst.post('/api/v1/intake/leases', { limit: 1 });
    assert.deepEqual([unwritten.statusCode, await leased()], [503, 1]);
  } finally {
    await sql`alter table audit_log_away rename to audit_log`.execute(store);
  }
  const unsettled = (await store.selectFrom('deliveries').select('id').execute()).length;
  const hub = await (await as('hub', 'Verzonnen hub L')).post('/api/v1/intake/leases', { limit: 100 });
  assert.equal(hub.statusCode, 200);
  assert.equal(hub.json().items.length, Math.min(100, unsettled - 1));
});

test('after all of this the chain is whole', async () => {
  const verified = await verifyAuditLog(house.database.store);
  assert.equal(verified.kind, 'whole');
});
