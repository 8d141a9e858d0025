import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type InventedDesks, inventedDesks } from './invented-desks.ts';

let desks: InventedDesks;

before(async (t) => {
  desks = await inventedDesks(t as never);
});
after(() => desks.close());

test('a reward is proposed by one and approved by another, and until then nothing is given', async () => {
  const { id } = await desks.report();
  const [one, two, hub] = [
    await desks.as('analyst', 'Een'),
    await desks.as('lead', 'Twee'),
    await desks.as('hub', 'hub'),
  ];
  const namesake = await desks.as('lead', ' een ');
  assert.deepEqual((await one.read(id)).body.state, null);
  assert.equal((await two.approve(id)).code, 'already-decided');
  assert.equal((await one.propose(id)).status, 201);
  assert.equal((await hub.propose(id)).code, 'already-decided');
  for (const self of [one, namesake])
    assert.deepEqual(
      [(await self.approve(id)).status, (await self.approve(id)).code],
      [409, 'second-person-needed'],
    );
  assert.equal((await two.approve(id)).status, 200);
  assert.deepEqual((await hub.read(id)).body, {
    ...{ state: 'approved', amountClass: 'meldpilot-2022', proposedBy: 'Een', decidedBy: 'Twee' },
  });
  assert.deepEqual((await one.refuse(id)).body, { id, state: 'proposed' });
  assert.equal((await one.refuse(id)).code, 'second-person-needed');
  assert.deepEqual((await two.refuse(id)).body, { id, state: 'refused' });
  assert.equal((await two.refuse(id)).code, 'already-decided');
});

test('only a floating package that was found usable gets one, by who may, in their own region', async () => {
  const [fresh, usable] = [await desks.report('new'), await desks.report()];
  const analyst = await desks.as('analyst', 'Drie');
  assert.equal((await analyst.propose(fresh.id)).code, 'not-rewardable');
  assert.equal((await analyst.propose('0'.repeat(64))).status, 404);
  const elsewhere = await desks.as('analyst', 'Vier', 'VR10');
  assert.equal((await elsewhere.propose(usable.id)).status, 404);
  for (const role of ['communication', 'claims', 'admin'] as const)
    assert.equal((await (await desks.as(role, role)).propose(usable.id)).status, 403, role);
  for (const more of [
    { amountClass: 'meldpilot-1' },
    { reason: '' },
    { euros: 5 },
    { reason: 'x'.repeat(501) },
  ])
    assert.equal((await analyst.propose(usable.id, more)).code, 'invalid-input', Object.keys(more).join());
  await analyst.propose(usable.id);
  assert.equal(
    (await (await desks.as('lead', 'Vijf')).approve(usable.id, { iban: 'x' })).code,
    'invalid-input',
  );
});

test('without a claim desk nothing is granted, and it says so', async (t) => {
  const closed = await inventedDesks(t as never, '');
  t.after(closed.close);
  const { id } = await closed.report();
  assert.equal((await (await closed.as('lead', 'Een')).propose(id)).code, 'rewards-closed');
});
