import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type InventedDesks, inventedDesks } from './invented-desks.ts';

let desks: InventedDesks;

before(async (t) => {
  desks = await inventedDesks(t as never);
});
after(() => desks.close());

const shown = () => desks.shown.at(-1) as Record<string, Record<string, unknown>>;

test('a proposal that is refused comes back with the reason and amount that were typed, and says why', async () => {
  const { id } = await desks.report();
  const [one, two] = [await desks.as('analyst', 'Een'), await desks.as('lead', 'Twee')];
  const reason = 'VERZONNEN REDEN '.repeat(40);
  const typed = { csrf: 'x', amountClass: 'meldpilot-2022', reason };
  assert.equal((await one.call('POST', `/meldingen/${id}/beloning`, typed)).status, 400);
  assert.equal(shown().kind, 'desk-report');
  const { problems, ...kept } = shown().proposal as { problems: { field: string; code: string }[] };
  assert.deepEqual(kept, { amountClass: 'meldpilot-2022', reason, notice: null });
  assert.deepEqual(
    problems.map(({ field, code }) => [field, code]),
    [['reason', 'too-long']],
  );
  assert.equal((await one.propose(id)).status, 201);
  const late = { ...typed, reason: 'Een andere verzonnen reden' };
  assert.equal((await two.call('POST', `/meldingen/${id}/beloning`, late)).status, 409);
  assert.deepEqual(shown().proposal, {
    ...{ amountClass: 'meldpilot-2022', reason: late.reason, problems: [], notice: 'already-decided' },
  });
  assert.equal((await one.call('POST', `/meldingen/${id}/beloning/akkoord`, { csrf: 'x' })).status, 409);
  assert.equal(shown().proposal?.notice, 'second-person-needed');
});

test('who may not take the next step at the claim desk sees the code as it stands, and can look another one up', async () => {
  const { code } = await desks.granted('Verzonnen');
  const one = await desks.as('claims', 'Balie een');
  const post = (path: string, typed: unknown) => one.call('POST', path, { csrf: 'x', code: typed });
  assert.equal((await post('/beloningen/betaling', code)).status, 409);
  assert.deepEqual([shown().problem, shown().claim?.state], ['not-claimed', 'open']);
  assert.equal((await post('/beloningen/inname', code)).status, 200);
  assert.equal((await post('/beloningen/betaling', code)).status, 409);
  assert.deepEqual([shown().problem, shown().claim?.state], ['second-person-needed', 'claimed']);
  assert.equal((await post('/beloningen/inname', code)).status, 409);
  assert.deepEqual([shown().problem, shown().claim?.state], ['code-used', 'claimed']);
  assert.equal((await post('/beloningen/inname', 'NHB-0000')).status, 404);
  assert.deepEqual([shown().problem, shown().claim], ['unknown-code', null]);
});
