import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { readConfig } from '#api/config.ts';
import { deskApp } from '#api/desk-app.ts';
import { distDir } from '#api/house.ts';
import { inventedDesks } from '#api/rewards/invented-desks.ts';
import { signInLinks } from '#api/staff/sign-in-link.ts';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { draft } from './invented-outreach.ts';

const home = '/api/v1/newsletters';
const later = '2030-01-01T09:30';

async function desk(t: TestContext) {
  const desks = await inventedDesks(t);
  t.after(desks.close);
  const [writer, colleague] = [await desks.as('communication', 'Anna'), await desks.as('lead', 'Bram')];
  const written = async () => {
    const { status, body } = await writer.call('POST', home, draft);
    assert.equal(status, 201);
    return `${home}/${body.id}`;
  };
  return { ...desks, writer, colleague, written };
}

test('a newsletter is written, planned and approved by somebody else before it can go out', async (t) => {
  const { writer, colleague, written, as } = await desk(t);
  const one = await written();
  assert.equal((await writer.call('POST', `${one}/approval`, { version: 1 })).code, 'newsletter-state');
  assert.equal((await writer.call('POST', `${one}/plan`, { version: 1, sendAt: later })).status, 200);
  assert.equal((await writer.call('POST', `${one}/approval`, { version: 2 })).code, 'second-person-needed');
  const sameName = await as('lead', ' anna ');
  assert.equal((await sameName.call('POST', `${one}/approval`, { version: 2 })).code, 'second-person-needed');
  const approved = await colleague.call('POST', `${one}/approval`, { version: 2 });
  assert.deepEqual(
    [approved.body.state, approved.body.sendAt, approved.body.approvedByName],
    ['scheduled', later, 'Bram'],
  );
});

test('a change after the approval takes it back, and an approval of an older text is refused', async (t) => {
  const { writer, colleague, written } = await desk(t);
  const one = await written();
  await writer.call('POST', `${one}/plan`, { version: 1, sendAt: later });
  await colleague.call('POST', `${one}/approval`, { version: 2 });
  const changed = await writer.call('POST', `${one}/versions`, {
    ...draft,
    version: 2,
    subject: 'Toch iets anders',
  });
  assert.deepEqual(
    [changed.body.state, changed.body.approvedByName, changed.body.sendAt],
    ['draft', '', null],
  );
  await writer.call('POST', `${one}/plan`, { version: 3, sendAt: later });
  assert.equal((await colleague.call('POST', `${one}/approval`, { version: 3 })).code, 'version-outdated');
  const twice = [1, 2].map(() => colleague.call('POST', `${one}/approval`, { version: 4 }));
  assert.deepEqual(
    (await Promise.all(twice)).map(({ status }) => status).sort(),
    [200, 409],
    'a double click approves once',
  );
});

test('only communication and lead come near it, and nobody of one region sends to the province', async (t) => {
  const { as, written } = await desk(t);
  const one = await written();
  for (const role of ['analyst', 'claims', 'hub', 'admin'] as const)
    assert.equal((await (await as(role, `Verzonnen ${role}`)).call('GET', home)).status, 403, role);
  const regional = await as('communication', 'Cor', 'VR10');
  assert.equal((await regional.call('GET', one)).status, 200);
  for (const step of ['versions', 'plan', 'approval', 'test-mails', 'cancellation'])
    assert.equal((await regional.call('POST', `${one}/${step}`, {})).status, 403, step);
});

test('a moment that is past, a list of a meeting that is over and a text of nothing are refused by field', async (t) => {
  const { writer, written } = await desk(t);
  const one = await written();
  const faults = async (path: string, body: object) => {
    const { status, body: problem } = await writer.call('POST', path, body);
    assert.equal(status, 400);
    return (problem.errors as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);
  };
  assert.deepEqual(await faults(`${one}/plan`, { version: 1, sendAt: '2020-01-01T10:00' }), [
    'sendAt in-the-past',
  ]);
  assert.deepEqual(await faults(`${one}/plan`, { version: 1, sendAt: '2027-02-30T10:00' }), [
    'sendAt not-text',
  ]);
  assert.deepEqual(await faults(home, { ...draft, list: 'event:bestaat-niet' }), ['list unknown-choice']);
  assert.deepEqual(await faults(home, { ...draft, markdown: '' }), ['markdown required']);
  assert.deepEqual(await faults(home, { ...draft, more: 1 }), ['more unknown-field']);
  assert.deepEqual(await faults(`${one}/test-mails`, { address: 'geen adres' }), ['address not-an-address']);
});

test('the audit log has who did what to which newsletter, and no address that was typed for a test', async (t) => {
  const { writer, written, house } = await desk(t);
  const one = await written();
  await writer.call('POST', `${one}/test-mails`, { address: 'geheim.adres@voorbeeld.example' });
  const log = await house.database.store.selectFrom('audit_log').selectAll().execute();
  assert.deepEqual(
    log.map(({ action, subject }) => [action, subject]),
    [
      ['write-newsletter', ''],
      ['test-newsletter', one.split('/').at(-1)],
    ],
  );
  const rows = await house.outreach?.database.store.selectFrom('outgoing').selectAll().execute();
  const everything = JSON.stringify([
    log,
    rows?.map(({ sealed, ...row }) => [row, Buffer.from(sealed).toString('latin1')]),
  ]);
  assert.ok(!everything.includes('geheim.adres'));
});

test('a server that keeps no addresses says on the desk what the administrator must set', async (t) => {
  const { house } = await desk(t);
  const app = await deskApp({
    ...{ ...house, outreach: null, config: readConfig({}), distDir, now: Date.now, links: signInLinks() },
    ...{
      developmentKeys: true,
      publicAddress: '',
      log: () => {},
      renderPage: async (page) => JSON.stringify(page),
    },
  });
  t.after(() => app.close());
  const token = await issueToken(house.database.store, { role: 'lead', name: 'Dora', region: null });
  const headers = { authorization: `Bearer ${token}` };
  const { statusCode, body } = await app.inject({ url: '/nieuwsbrieven', headers });
  assert.equal(statusCode, 409);
  assert.match(body, /newsletters-closed/);
});
