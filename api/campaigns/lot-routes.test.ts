import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawLots } from '#campaigns/effect/draw-lots.ts';
import { inventedDraft, inventedRoom } from './invented-room.ts';

const eligible = ['GM1911', 'GM0441', 'GM0400', 'GM0448', 'GM0420'];
const request = { eligible, places: 2, reason: 'Verzonnen loting onder lage gemeenten' };

test('a draw follows from the seed and the list that were stored before it', async (t) => {
  const { member } = await inventedRoom(t);
  const planner = await member();
  const answer = await planner.post('/api/v1/lots', request);
  assert.equal(answer.statusCode, 201, answer.body);
  const lot = answer.json();
  assert.equal(answer.headers.location, `/api/v1/lots/${lot.id}`);
  assert.deepEqual(lot.eligible, [...eligible].sort());
  assert.deepEqual(lot.drawn, drawLots({ seed: lot.seed, eligible, places: 2 }).drawn);
  assert.deepEqual((await (await member('analyst')).get(`/api/v1/lots/${lot.id}`)).json(), lot);
  assert.deepEqual((await planner.get('/api/v1/lots')).json(), { lots: [lot] });
  const thrown = await planner.post('/api/v1/lots', { ...request, seed: 12 });
  assert.deepEqual(thrown.json().drawn, drawLots({ seed: 12, eligible, places: 2 }).drawn);
});

test('a draw that was stored and not drawn yet, is drawn by who looks, always the same', async (t) => {
  const { member, database } = await inventedRoom(t);
  const planner = await member();
  const lot = (await planner.post('/api/v1/lots', request)).json();
  await database.store.updateTable('campaign_lots').set({ drawn: null }).execute();
  assert.deepEqual((await planner.get(`/api/v1/lots/${lot.id}`)).json(), lot);
  const row = await database.store.selectFrom('campaign_lots').select('drawn').executeTakeFirstOrThrow();
  assert.deepEqual(JSON.parse(row.drawn ?? ''), lot.drawn);
});

test('a campaign by lot has the drawn areas, and the others as its controls', async (t) => {
  const { member } = await inventedRoom(t);
  const planner = await member();
  const lot = (await planner.post('/api/v1/lots', request)).json();
  const { selection: _, ...draft } = inventedDraft;
  const planned = await planner.post('/api/v1/campaigns', { ...draft, areas: lot.drawn, lot: lot.id });
  assert.equal(planned.statusCode, 201, planned.body);
  const { plan, frozen } = planned.json();
  assert.equal(plan.design, 'lottery');
  assert.deepEqual([...frozen.controls, ...plan.areas].sort(), [...eligible].sort());
  const others = eligible.filter((code) => !lot.drawn.includes(code)).slice(0, 2);
  const refused = await planner.post('/api/v1/campaigns', {
    ...draft,
    code: 'verzonnen-anders',
    areas: others,
    lot: lot.id,
  });
  assert.equal(refused.json().errors[0].code, 'not-the-lot');
});

test('what is no draw is refused by field; who may only read draws nothing', async (t) => {
  const { member } = await inventedRoom(t);
  const planner = await member();
  const faults = async (change: object) =>
    (await planner.post('/api/v1/lots', { ...request, ...change }))
      .json()
      .errors.map(({ field, code }: Record<string, string>) => `${field} ${code}`);
  assert.deepEqual(await faults({ places: 5 }), ['places too-many-places']);
  assert.deepEqual(await faults({ eligible: ['GM1911', 'GM1911', 'GM0400'] }), ['eligible twice']);
  assert.deepEqual(await faults({ eligible: ['GM1911', 'GM9999', 'GM0400'] }), ['eligible unknown-area']);
  assert.deepEqual(await faults({ reason: ' ', seed: -1, extra: 1 }), [
    'reason required',
    'seed too-small',
    'extra unknown-field',
  ]);
  assert.equal((await (await member('analyst')).post('/api/v1/lots', request)).statusCode, 403);
  assert.equal((await planner.get('/api/v1/lots/bestaat-niet')).statusCode, 404);
});
