import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type StaffRole, staffRoles } from '#api/staff/roles.ts';
import { approveLayersForDemo } from './approve-layers-for-demo.ts';
import { codes, facts, home, proposal, testDesk, words } from './test-desk.ts';

test('a layer goes from preview by confirmation and a second person into the index', async (t) => {
  const { as } = await testDesk(t);
  const [analyst, lead, communication] = [as('analyst'), as('lead'), as('communication')];
  const preview = (await analyst.post(`${home}/previews`, proposal)).json();
  assert.deepEqual([preview.name, preview.after, preview.absent], ['verzonnen-schuren', null, []]);
  assert.equal(preview.areas.length, codes.length);
  assert.equal((await communication.get(home)).json().layers.length, 5, 'a preview stores nothing');

  const stored = await analyst.post(home, { ...proposal, after: null });
  assert.deepEqual([stored.statusCode, stored.json()], [201, { name: 'verzonnen-schuren', version: 1 }]);
  assert.equal(
    (await analyst.post(home, { ...proposal, name: 'verzonnen-schuren', after: null })).json().code,
    'layer-changed',
  );

  const layer = `${home}/verzonnen-schuren`;
  assert.equal(
    (await communication.post(`${layer}/weights`, { weight: 4, reason: 'verzonnen reden' })).statusCode,
    201,
  );
  const index = async () => (await communication.get(`${home}/index`)).json();
  assert.equal((await index()).layersTotal, 0, 'nobody has approved it');
  assert.equal((await lead.post(`${layer}/versions/1/approvals`, words)).statusCode, 201);
  const { areas, layers, layersTotal, view } = await index();
  assert.deepEqual([layers, layersTotal, view], [[{ name: 'verzonnen-schuren', weight: 4 }], 1, 'proposals']);
  for (const area of areas) {
    assert.deepEqual(area.contributions, { 'verzonnen-schuren': area.index });
    assert.ok(area.rankLow === area.rank && area.rankHigh === area.rank && area.layersUsed === 1);
  }
  assert.equal(
    (await lead.post(`${layer}/versions/1/withdrawals`, { reason: words.reason })).statusCode,
    201,
  );
  assert.equal((await index()).layersTotal, 0);
});

test('the list tells where a layer comes from, what was decided and how it weighs, and no token', async (t) => {
  const { as, database } = await testDesk(t);
  await approveLayersForDemo(database, '2026-11-22');
  const answer = await as('communication').get(home);
  const [layer] = answer.json().layers;
  assert.equal(layer.approval.role, 'Verzonnen privacyfunctionaris');
  assert.deepEqual(Object.keys(layer.approval), ['role', 'reason', 'byName', 'on']);
  assert.ok(layer.publisher && layer.year && layer.geoScheme && layer.address && layer.areaVintage);
  assert.equal(layer.weights.length, 1);
  assert.doesNotMatch(answer.body, /"values"|tokenId|made_by/);
});

test('areas come by inhabitants, never by rank', async (t) => {
  const { as, database } = await testDesk(t);
  await approveLayersForDemo(database, '2026-11-22');
  const { areas } = (await as('analyst').get(`${home}/index`)).json();
  const populations = areas.map(({ population }: { population: number }) => population);
  assert.deepEqual(
    populations,
    populations.toSorted((one: number, other: number) => other - one),
  );
  const { areas: csvAreas } = (await as('analyst').get(`${home}/index?view=draft`)).json();
  assert.equal(csvAreas.length, codes.length);
});

test('a draft counts what waits, incidents count only where they are asked for and stand apart elsewhere', async (t) => {
  const { as } = await testDesk(t);
  const incident = { ...proposal, facts: { ...facts, title: 'Verzonnen labs', incident: true }, after: null };
  await as('analyst').post(home, incident);
  await as('lead').post(`${home}/verzonnen-labs/weights`, { weight: 5, reason: 'verzonnen reden' });
  await as('admin').post(`${home}/verzonnen-labs/versions/1/approvals`, words);
  const view = async (name: string) => (await as('lead').get(`${home}/index?view=${name}`)).json();
  assert.equal((await view('proposals')).layersTotal, 0);
  assert.equal((await view('incidents')).layersTotal, 1);
  const draft = await view('draft');
  assert.equal(draft.layersTotal, 4);
  assert.ok(!('verzonnen-labs' in draft.areas[0].contributions));
  assert.equal(typeof draft.areas[0].incidents['verzonnen-labs'], 'number');
  assert.equal((await as('lead').get(`${home}/index?view=all`)).json().fields[0], 'view unknown-choice');
});

test('every fault of a layer is named at once, one in the table by its line, and nothing is stored', async (t) => {
  const { as } = await testDesk(t);
  const wrong = {
    name: null,
    facts: { ...facts, year: 20, address: 'ergens', areaVintage: '2031-01-01', colour: 'red' },
    csv: 'code;waarde\nGM0363;abc\nGM9999;1',
  };
  const answer = (await as('analyst').post(`${home}/previews`, wrong)).json();
  assert.equal(answer.code, 'invalid-input');
  const expected = ['address unknown-choice', 'colour unknown-field', 'year unknown-choice'];
  assert.deepEqual(answer.fields.slice(0, 3).sort(), expected);
  assert.deepEqual(answer.fields.slice(3), ['csv:2 not-a-number', 'csv:3 unknown-area']);
  const ahead = {
    ...proposal,
    facts: { ...facts, areaVintage: '2031-01-01', readOn: '2031-01-01', year: 2031 },
  };
  assert.deepEqual((await as('analyst').post(home, { ...ahead, after: null })).json().fields, [
    ...['areaVintage unknown-borders', 'readOn day-ahead', 'year day-ahead'],
  ]);
  const early = { ...proposal, facts: { ...facts, areaVintage: '1999-01-01' } };
  assert.deepEqual((await as('analyst').post(`${home}/previews`, early)).json().fields, [
    'areaVintage unknown-borders',
  ]);
  const same = { ...proposal, facts: { ...facts, title: 'Farms' } };
  assert.deepEqual((await as('analyst').post(`${home}/previews`, same)).json().fields, [
    'title double-title',
  ]);
  assert.equal((await as('lead').get(home)).json().layers.length, 5);
});

test('a text or address with signs that hide or turn text round is refused, and nothing is stored', async (t) => {
  const { as } = await testDesk(t);
  const faulty = {
    ...{ ...facts, title: 'Verzonnen\0schuren', definition: 'Verzonnen \u202eaantallen voor een test.' },
    address: 'https://voorbeeld.nl/\u2066schuren',
  };
  const answer = await as('lead').post(home, { ...proposal, facts: faulty, after: null });
  assert.equal(answer.statusCode, 400);
  assert.deepEqual(answer.json().fields, ['title not-text', 'definition not-text', 'address not-text']);
  await as('lead').post(home, { ...proposal, after: null });
  const weights = `${home}/verzonnen-schuren/weights`;
  const reason = 'Verzonnen\0 reden van gewicht';
  assert.deepEqual((await as('lead').post(weights, { weight: 1, reason })).json().fields, [
    'reason not-text',
  ]);
});

test('a new version is shown beside the old values, and an unknown layer has none', async (t) => {
  const { as } = await testDesk(t);
  const version = {
    name: 'farms',
    facts: { ...facts, title: 'Boerenbedrijven' },
    csv: 'GM0363;90\nGM0400;31',
  };
  const preview = (await as('analyst').post(`${home}/previews`, version)).json();
  const amsterdam = preview.areas.find(({ code }: { code: string }) => code === 'GM0363');
  assert.deepEqual([amsterdam.value, amsterdam.before, preview.after], [90, 90, 0]);
  assert.equal(preview.absent.length, codes.length - 2);
  assert.equal(preview.changed, codes.length - 1);
  assert.equal((await as('analyst').post(`${home}/previews`, { ...version, name: 'sheds' })).statusCode, 404);
});

test('each step is for its own roles, and a member of one region only reads', async (t) => {
  const { app, as } = await testDesk(t);
  const steps: [path: string, body: object, roles: StaffRole[]][] = [
    [`${home}/previews`, proposal, ['communication', 'analyst', 'lead']],
    [home, { ...proposal, after: 99 }, ['communication', 'analyst', 'lead']],
    [`${home}/sheds/weights`, { weight: 1, reason: 'verzonnen reden' }, ['communication', 'lead', 'admin']],
    [`${home}/sheds/versions/1/approvals`, words, ['lead', 'admin']],
    [
      `${home}/sheds/versions/1/withdrawals`,
      { reason: words.reason },
      ['communication', 'analyst', 'lead', 'admin'],
    ],
  ];
  for (const [path, body, roles] of steps)
    for (const role of staffRoles) {
      const { statusCode } = await as(role).post(path, body);
      assert.equal(statusCode !== 403, roles.includes(role), `${role} at ${path}: ${statusCode}`);
      assert.equal(
        (await as(role, 'VR10').post(path, body)).statusCode,
        403,
        `${role} of a region at ${path}`,
      );
    }
  for (const path of [home, `${home}/index`, '/indicatoren', '/indicatoren.csv']) {
    for (const role of staffRoles)
      assert.equal((await as(role).get(path)).statusCode, ['hub', 'claims'].includes(role) ? 403 : 200);
    assert.equal((await app.inject({ url: path })).statusCode, 401);
  }
  const { areas } = (await as('analyst', 'VR10').get(`${home}/index`)).json();
  assert.ok(areas.length > 0 && areas.length < codes.length);
});

test('who added a version may not approve it, and says so as a problem', async (t) => {
  const { as } = await testDesk(t);
  await as('lead').post(home, { ...proposal, after: null });
  const approvals = `${home}/verzonnen-schuren/versions/1/approvals`;
  assert.equal((await as('lead').post(approvals, words)).json().code, 'second-person-needed');
  assert.equal((await as('admin').post(approvals, words)).statusCode, 201);
  assert.equal((await as('admin').post(approvals, words)).json().code, 'already-decided');
  assert.equal(
    (await as('admin').post(`${home}/verzonnen-schuren/versions/x/approvals`, words)).statusCode,
    404,
  );
  assert.deepEqual((await as('admin').post(approvals, { role: '', reason: 'x' })).json().fields, [
    'role required',
    'reason too-short',
  ]);
});
