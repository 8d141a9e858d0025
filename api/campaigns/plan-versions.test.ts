import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { countReports, inventedDraft, inventedRoom } from './invented-room.ts';

const url = '/api/v1/campaigns';
type Answer = { json: () => { errors: { field: string; code: string }[] } };
const faultsOf = (answer: Answer) => answer.json().errors.map(({ field, code }) => `${field} ${code}`);
const before = '2026-12-01T12:00:00Z';
const during = '2027-01-10T12:00:00Z';

async function approvedCampaign(t: TestContext, draft: object = inventedDraft) {
  const room = await inventedRoom(t);
  const [planner, colleague] = [await room.member(), await room.member()];
  const first = (await planner.post(url, draft)).json();
  await colleague.post(`${url}/${first.id}/approval`, { version: 1 });
  const at = (moment: string) => {
    room.clock.now = Date.parse(moment);
  };
  return { ...room, at, first, planner, colleague, own: `${url}/${first.id}` };
}

test('once it measures, no version measures something else', async (t) => {
  const { at, planner, own } = await approvedCampaign(t);
  at(during);
  for (const [field, change] of Object.entries({
    design: { design: 'before-after' },
    phenomena: { phenomena: ['other'] },
    areas: { areas: ['GM0441'] },
    relevantRatio: { relevantRatio: 3 },
    selection: { selection: null },
    baseline: { baseline: { from: '2024-12-01', to: '2025-10-31' } },
    outcomeWindow: { outcomeWindow: { from: '2026-12-07', to: '2027-01-10' } },
    from: { from: '2027-02-01' },
  })) {
    const refused = await planner.post(`${own}/versions`, { ...inventedDraft, ...change });
    assert.equal(refused.statusCode, 400, field);
    assert.ok(faultsOf(refused).includes(`${field} already-measuring`), `${field}: ${faultsOf(refused)}`);
  }
});

test('words and last day may change while it measures; the whole frozen design stays', async (t) => {
  const { at, planner, own, first, database } = await approvedCampaign(t);
  at(during);
  await countReports(database, 'GM1911', '2025-03-06', 5);
  const draft = { ...inventedDraft, title: 'Verzonnen campagne, langer', to: '2027-04-30', budgetEuros: 10 };
  const second = await planner.post(`${own}/versions`, draft);
  assert.equal(second.statusCode, 201, second.body);
  const [newest] = second.json().versions;
  assert.deepEqual([newest.plan.to, newest.plan.outcomeWindow], ['2027-04-30', first.plan.outcomeWindow]);
  assert.deepEqual(newest.frozen, first.frozen);
});

test('a version from before the start that measures otherwise cannot be approved after it', async (t) => {
  for (const change of [{ design: 'before-after' }, { from: '2027-01-15', to: '2027-03-15' }]) {
    const { at, planner, colleague, own } = await approvedCampaign(t);
    at(before);
    assert.equal((await planner.post(`${own}/versions`, { ...inventedDraft, ...change })).statusCode, 201);
    at(during);
    const late = await colleague.post(`${own}/approval`, { version: 2 });
    assert.deepEqual([late.statusCode, late.json().code], [409, 'start-passed']);
  }
});

test('a standing campaign may be ended while it measures, and is measured until the day of review', async (t) => {
  const standing = { ...inventedDraft, to: null, reviewOn: '2027-12-01' };
  const { at, planner, own, first } = await approvedCampaign(t, standing);
  at(during);
  const nearer = await planner.post(`${own}/versions`, { ...standing, reviewOn: '2027-06-15' });
  assert.deepEqual(faultsOf(nearer), ['reviewOn already-measuring']);
  const ended = await planner.post(`${own}/versions`, { ...inventedDraft, to: '2027-06-15' });
  assert.equal(ended.statusCode, 201, ended.body);
  assert.deepEqual(ended.json().versions[0].frozen, first.frozen);
});

test('a draft that nobody approved leaves nobody out; what was withdrawn does, for the days it ran', async (t) => {
  const { at, planner, colleague, own } = await approvedCampaign(t, {
    ...{ ...inventedDraft, areas: ['GM0363'], from: '2026-11-23', to: '2027-03-31' },
  });
  const never = { ...inventedDraft, code: 'verzonnen-nooit', areas: ['GM0394'], from: '2027-04-05' };
  const { id } = (await planner.post(url, { ...never, to: '2027-07-31' })).json();
  await colleague.post(`${url}/${id}/approval`, { version: 1 });
  at('2027-03-30T12:00:00Z');
  await planner.post(`${own}/withdrawal`, { reason: 'Verzonnen reden' });
  await planner.post(`${url}/${id}/withdrawal`, { reason: 'Verzonnen reden' });
  const later = { ...inventedDraft, from: '2027-04-12', to: '2027-07-31' };
  await planner.post(url, { ...later, code: 'verzonnen-concept', areas: ['GM0392'] });
  const made = await planner.post(url, {
    ...{ ...later, code: 'verzonnen-nieuw', baseline: { from: '2026-04-01', to: '2027-03-28' } },
    selection: { from: '2024-11-01', to: '2025-10-31' },
  });
  const excluded = new Map(
    made.json().frozen.excluded.map(({ code, why }: { code: string; why: string }) => [code, why]),
  );
  assert.equal(excluded.get('GM0363'), 'campaign-in-window');
  for (const code of ['GM0392', 'GM0394']) assert.notEqual(excluded.get(code), 'campaign-in-window', code);
});
