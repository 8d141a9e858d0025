import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedDraft, inventedRoom } from './invented-room.ts';

async function planned(t: Parameters<typeof inventedRoom>[0]) {
  const room = await inventedRoom(t);
  const planner = await room.member();
  const { id } = (await planner.post('/api/v1/campaigns', inventedDraft)).json();
  return { ...room, planner, path: `/api/v1/campaigns/${id}` };
}
type Fault = Record<'field' | 'code', string>;
const faultsIn = (answer: { json: () => { errors: Fault[] } }) =>
  answer.json().errors.map(({ field, code }) => `${field} ${code}`);

test('what else happened is written down with the day and the name of who wrote it', async (t) => {
  const { planner, path } = await planned(t);
  const news = { kind: 'news', from: '2027-01-04', to: '2027-01-06', note: 'Verzonnen bericht in de krant' };
  assert.equal((await planner.post(`${path}/confounders`, news)).statusCode, 201);
  const [noted] = (await planner.get(path)).json().confounders;
  const { id: _, ...rest } = noted;
  assert.deepEqual(rest, { ...news, byName: 'Verzonnen collega', madeOn: '2026-11-22' });
  const turned = await planner.post(`${path}/confounders`, { ...news, to: '2027-01-01', kind: 'weer' });
  assert.deepEqual(faultsIn(turned), ['kind unknown-choice']);
  const reversed = await planner.post(`${path}/confounders`, { ...news, to: '2027-01-01' });
  assert.deepEqual(faultsIn(reversed), ['to day-order']);
});

test('a check is planned in an area of the campaign, never at an address, and gets its outcome later', async (t) => {
  const { planner, path } = await planned(t);
  const check = { area: 'GM1911', kind: 'barn', week: '2027-W03' };
  const { id } = (await planner.post(`${path}/checks`, check)).json();
  assert.deepEqual(faultsIn(await planner.post(`${path}/checks`, { ...check, address: 'Dijk 1' })), [
    'address unknown-field',
  ]);
  assert.deepEqual(faultsIn(await planner.post(`${path}/checks`, { ...check, area: 'GM0363' })), [
    'area outside-campaign',
  ]);
  const more = await planner.post(`${path}/checks/${id}/outcome`, { visited: 3, found: 4 });
  assert.deepEqual(faultsIn(more), ['found more-than-visited']);
  await planner.post(`${path}/checks/${id}/outcome`, { visited: 12, found: 2 });
  const [noted] = (await planner.get(path)).json().checks;
  assert.deepEqual(noted, { id, ...check, visited: 12, found: 2, byName: 'Verzonnen collega' });
  const unknown = await planner.post(`${path}/checks/bestaat-niet/outcome`, { visited: 1, found: 0 });
  assert.equal(unknown.statusCode, 404);
});

test('a survey wave holds figures that can be', async (t) => {
  const { planner, path } = await planned(t);
  const wave = {
    ...{ wave: 'before', heldOn: '2026-11-20', respondents: 400, suspected: 100, reported: 28 },
    source: 'Verzonnen enquête',
  };
  assert.equal((await planner.post(`${path}/surveys`, wave)).statusCode, 201);
  const [noted] = (await planner.get(path)).json().surveys;
  assert.deepEqual([noted.suspected, noted.reported, noted.wave], [100, 28, 'before']);
  assert.deepEqual(faultsIn(await planner.post(`${path}/surveys`, { ...wave, suspected: 401 })), [
    'suspected more-than-asked',
  ]);
  assert.deepEqual(faultsIn(await planner.post(`${path}/surveys`, { ...wave, reported: 101 })), [
    'reported more-than-suspected',
  ]);
});

test('what staff write is plain text, and its days lie between 2015 and 2100', async (t) => {
  const { planner, path } = await planned(t);
  const news = { kind: 'news', from: '2027-01-04', to: '2027-01-06', note: 'Verzonnen bericht' };
  const confounders = async (part: object) =>
    faultsIn(await planner.post(`${path}/confounders`, { ...news, ...part }));
  assert.deepEqual(await confounders({ note: 'Verzonnen\0bericht' }), ['note not-text']);
  assert.deepEqual(await confounders({ note: 'Verzonnen \u202ethcireb' }), ['note not-text']);
  assert.deepEqual(await confounders({ from: '2014-12-31' }), ['from day-out-of-range']);
  assert.deepEqual(await confounders({ to: '2101-01-01' }), ['to day-out-of-range']);
  assert.deepEqual(await confounders({ to: 'morgen' }), ['to not-a-day']);
  const wave = {
    ...{ wave: 'before', heldOn: '0001-01-01', respondents: 4, suspected: 1, reported: 1 },
    source: 'Verzonnen\u0007 enquête',
  };
  assert.deepEqual(faultsIn(await planner.post(`${path}/surveys`, wave)), [
    'heldOn day-out-of-range',
    'source not-text',
  ]);
  const check = { area: 'GM1911', kind: 'barn', week: '9999-W03' };
  assert.deepEqual(faultsIn(await planner.post(`${path}/checks`, check)), ['week day-out-of-range']);
  const reason = { reason: 'Verzonnen\0reden' };
  assert.deepEqual(faultsIn(await planner.post(`${path}/withdrawal`, reason)), ['reason not-text']);
  const lot = { eligible: ['GM1911', 'GM0441'], places: 1, reason: 'Verzonnen\u2066 reden' };
  assert.deepEqual(faultsIn(await planner.post('/api/v1/lots', lot)), ['reason not-text']);
  const titled = { ...inventedDraft, code: 'verzonnen-twee', title: 'Verzonnen\0titel' };
  assert.deepEqual(faultsIn(await planner.post('/api/v1/campaigns', titled)), ['title not-text']);
  await planner.post(`${path}/confounders`, { ...news, note: ' Verzonnen cafe\u0301 ' });
  assert.equal((await planner.get(path)).json().confounders[0].note, 'Verzonnen café');
});

test('an analyst writes nothing, and a campaign that does not exist has no notes', async (t) => {
  const { planner, member, path } = await planned(t);
  const news = { kind: 'news', from: '2027-01-04', to: '2027-01-06', note: 'Verzonnen bericht' };
  assert.equal((await (await member('analyst')).post(`${path}/confounders`, news)).statusCode, 403);
  assert.equal((await planner.post('/api/v1/campaigns/geen/confounders', news)).statusCode, 404);
});
