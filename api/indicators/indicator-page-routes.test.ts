import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueToken } from '#api/staff/staff-tokens.ts';
import { approveLayersForDemo } from './approve-layers-for-demo.ts';
import { csv, home, testDesk, words } from './test-desk.ts';

const fields = {
  ...{ title: 'Verzonnen schuren', unit: 'schuren', per: 'km2', direction: '1', incident: 'no' },
  ...{ geoScheme: 'gemeente', year: '2025', definition: 'Verzonnen aantallen voor een test.' },
  ...{ publisher: 'Niemand', sourceTitle: 'Verzonnen', address: 'https://voorbeeld.nl/schuren' },
  ...{ readOn: '2026-01-01', areaVintage: '2026-01-01' },
};

test('a form with a table is previewed, and the confirmation stores what was seen', async (t) => {
  const { as, pages } = await testDesk(t);
  const { send, get } = as('communication');
  await send('/indicatoren/toevoegen', { ...fields, csv: `code;waarde\r\n${csv}` });
  const [page] = pages;
  assert.ok(page?.kind === 'desk-indicator-preview');
  assert.equal(page.preview.after, null);
  assert.equal((await get(home)).json().layers.length, 5);
  const kept = { ...page.fields } as Record<string, string>;
  const answer = await send('/indicatoren/bewaren', kept);
  assert.deepEqual(
    [answer.statusCode, answer.headers.location],
    [303, '/indicatoren#layer-verzonnen-schuren'],
  );
  const layer = (await get(home)).json().layers.at(-1);
  assert.deepEqual([layer.name, layer.version, layer.year], ['verzonnen-schuren', 1, 2025]);

  await send('/indicatoren/bewaren', { ...kept, layer: 'verzonnen-schuren', after: '0' });
  assert.ok(pages[1]?.kind === 'desk-indicator-add' && pages[1].changed, 'somebody was earlier');
});

test('a file wins from what was pasted, and with faults everything typed is still there', async (t) => {
  const { as, pages } = await testDesk(t);
  const { send } = as('communication');
  const answer = await send('/indicatoren/toevoegen', {
    ...fields,
    year: 'later',
    csv: 'GM0363;1',
    file: new Blob(['GM0363;1\nGM0400;twee']),
  });
  assert.equal(answer.statusCode, 400);
  const [page] = pages;
  assert.ok(page?.kind === 'desk-indicator-add');
  assert.deepEqual(page.faults, ['year']);
  assert.deepEqual(page.csvFaults, [{ line: 2, code: 'not-a-number' }]);
  assert.equal(page.fields.csv, 'GM0363;1\nGM0400;twee');
  assert.equal(page.fields.year, 'later');
});

test('a refused step is shown at its layer with what was typed', async (t) => {
  const { as, pages } = await testDesk(t);
  const step = { name: 'farms', version: '0', weight: '9', reason: 'kort' };
  assert.equal((await as('communication').submit('/indicatoren/gewicht', step)).statusCode, 400);
  const [page] = pages;
  assert.ok(page?.kind === 'desk-indicators');
  assert.deepEqual(page.refused?.fields, ['weight', 'reason']);
  assert.deepEqual([page.refused?.layer, page.refused?.typed.reason], ['farms', 'kort']);
  assert.deepEqual(page.may, { weigh: true, add: true, approve: false, withdraw: true });

  const weighed = await as('communication').submit('/indicatoren/gewicht', {
    ...step,
    weight: '1',
    reason: 'verzonnen reden',
  });
  assert.equal(weighed.headers.location, '/indicatoren#layer-farms');
  const approved = { name: 'farms', version: '0', ...words };
  assert.equal((await as('lead').submit('/indicatoren/goedkeuren', approved)).statusCode, 303);
  assert.equal((await as('lead').submit('/indicatoren/goedkeuren', approved)).statusCode, 409);
  assert.ok(pages[1]?.kind === 'desk-indicators' && pages[1].refused?.reason === 'decided');
  assert.equal((await as('lead').submit('/indicatoren/intrekken', approved)).statusCode, 303);
});

test('the table to take along has a column per layer and the same figures', async (t) => {
  const { as, database } = await testDesk(t);
  await approveLayersForDemo(database, '2026-11-22');
  const file = await as('communication').get('/indicatoren.csv');
  assert.match(String(file.headers['content-disposition']), /verzonnen-indicatoren-proposals\.csv/);
  const [heading = '', first = ''] = file.body.split('\r\n');
  assert.match(heading, /^\uFEFF"Code";"Gemeente";.*"Bijdrage van Aandeel water";"Vertrouwelijk"$/);
  const { areas } = (await as('communication').get(`${home}/index`)).json();
  assert.match(first, new RegExp(`^"GM0363";"Amsterdam";"${areas[0].population}"`));
  const cells = first.split(';').map((cell) => Number(cell.replaceAll('"', '').replace(',', '.')));
  const sum = cells.slice(8, -1).reduce((total, part) => total + part, 0);
  assert.ok(Math.abs(sum - (cells[3] as number)) < 0.01);
});

test('a body that is no form is refused as broken', async (t) => {
  const { app, database } = await testDesk(t);
  const token = await issueToken(database.store, { role: 'lead', name: 'Verzonnen', region: null });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x' };
  const answer = await app.inject({
    method: 'POST',
    url: '/indicatoren/toevoegen',
    headers,
    payload: 'nonsense',
  });
  assert.deepEqual([answer.statusCode, answer.json().code], [400, 'malformed-body']);
});
