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

test('an analyst writes nothing, and a campaign that does not exist has no notes', async (t) => {
  const { planner, member, path } = await planned(t);
  const news = { kind: 'news', from: '2027-01-04', to: '2027-01-06', note: 'Verzonnen bericht' };
  assert.equal((await (await member('analyst')).post(`${path}/confounders`, news)).statusCode, 403);
  assert.equal((await planner.post('/api/v1/campaigns/geen/confounders', news)).statusCode, 404);
});
