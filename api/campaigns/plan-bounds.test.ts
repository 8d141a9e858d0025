import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectAnswer } from './effect-answer.ts';
import { countReports, inventedDraft, inventedRoom } from './invented-room.ts';
import { readCampaign } from './read-campaigns.ts';

const url = '/api/v1/campaigns';
type Answer = { json: () => { errors: { field: string; code: string }[] } };
const faultsOf = (answer: Answer) => answer.json().errors.map(({ field, code }) => `${field} ${code}`);

test('a year that nobody means is refused by name, and nothing of it is stored', async (t) => {
  const { member } = await inventedRoom(t);
  const planner = await member();
  for (const from of ['0001-01-01', '0026-01-01', '0202-01-01', '2014-12-31', '2101-01-01', '9999-12-31']) {
    const baseline = { from, to: `${from.slice(0, 4)}-12-31` };
    const refused = await planner.post(url, { ...inventedDraft, selection: null, baseline });
    assert.equal(refused.statusCode, 400, from);
    assert.ok(faultsOf(refused).includes('baseline.from day-out-of-range'), from);
  }
  for (const field of ['from', 'to', 'reviewOn']) {
    const refused = await planner.post(url, { ...inventedDraft, [field]: '0026-12-07' });
    assert.deepEqual(faultsOf(refused), [`${field} day-out-of-range`]);
  }
  assert.deepEqual((await planner.get(url)).json().campaigns, []);
});

test('a version that cannot be read fails on its own page and hides no other campaign', async (t) => {
  const { member, database } = await inventedRoom(t);
  const planner = await member();
  const { id } = (await planner.post(url, { ...inventedDraft, code: 'verzonnen-stuk' })).json();
  await planner.post(url, inventedDraft);
  await database.store
    .updateTable('campaign_versions')
    .set({ frozen: '{"expectedAfter":null}' })
    .where('campaign_id', '=', id)
    .execute();
  const listed = await planner.get(url);
  assert.equal(listed.statusCode, 200);
  assert.deepEqual(
    listed.json().campaigns.map(({ code }: { code: string }) => code),
    [inventedDraft.code],
  );
  assert.equal((await planner.get('/campagnes')).statusCode, 200);
  assert.equal((await planner.get('/api/v1/proposals')).statusCode, 200);
  assert.equal((await planner.get(`${url}/${id}`)).statusCode, 500);
  assert.equal((await planner.post(url, { ...inventedDraft, code: 'verzonnen-nieuw' })).statusCode, 201);
});

test('weeks before the first report are no baseline, and a house without reports concludes nothing', async (t) => {
  const { member, database, clock } = await inventedRoom(t, { young: true });
  const planner = await member();
  const second = await member('lead');
  const before = { selection: null, baseline: { from: '2025-11-01', to: '2026-11-20' } };
  const early = (await planner.post(url, { ...inventedDraft, ...before, design: 'before-after' })).json();
  assert.equal(early.frozen.baseline.from, '2025-W45', 'nothing is known of any week');
  assert.equal(early.frozen.smallestRatio, null);
  assert.equal((await second.post(`${url}/${early.id}/approval`, { version: 1 })).statusCode, 200);
  for (const area of inventedDraft.areas) await countReports(database, area, '2027-01-13', 40);
  clock.now = Date.parse('2027-04-01T12:00:00Z');
  const campaign = await readCampaign(database.store, early.id, 'approved');
  assert.ok(campaign);
  const { verdict, final, ratio } = await effectAnswer(database, campaign, clock.now);
  assert.deepEqual([final, ratio], [true, null]);
  assert.equal(verdict, 'NIET_AAN_TE_TONEN', 'any report is more than none: that tells nothing');
});

test('of a house that began to count half-way, the weeks before its first report are no baseline', async (t) => {
  const { member, database, clock } = await inventedRoom(t, { young: true });
  const planner = await member();
  // Reports come in as often after the campaign begins as before it: 3 a week in one of its areas.
  const monday = Temporal.PlainDate.from('2026-08-31');
  for (let week = 0; week < 26; week += 1)
    await countReports(database, inventedDraft.areas[0], monday.add({ weeks: week }).toString(), 3);
  const draft = { ...inventedDraft, selection: null, baseline: { from: '2025-11-01', to: '2026-11-20' } };
  const verdicts: string[] = [];
  for (const design of ['empirical-bayes', 'before-after']) {
    clock.now = Date.parse('2026-11-22T12:00:00Z');
    const { id, frozen } = (
      await planner.post(url, { ...draft, design, code: `verzonnen-${design}` })
    ).json();
    assert.equal(frozen.baseline.from, '2026-W36', design);
    assert.equal(
      (await (await member('lead')).post(`${url}/${id}/approval`, { version: 1 })).statusCode,
      200,
    );
    clock.now = Date.parse('2027-04-01T12:00:00Z');
    const campaign = await readCampaign(database.store, id, 'approved');
    assert.ok(campaign);
    verdicts.push((await effectAnswer(database, campaign, clock.now)).verdict ?? 'none');
  }
  assert.deepEqual(verdicts, ['NIET_AAN_TE_TONEN', 'NIET_AAN_TE_TONEN']);
});

test('proposals and a new form of a young house stay within what it counted, and are accepted', async (t) => {
  const { member, database, pages } = await inventedRoom(t, { young: true });
  const planner = await member();
  await countReports(database, 'GM0363', '2026-02-04', 1);
  const { selection, baseline } = (await planner.get('/api/v1/proposals')).json();
  assert.deepEqual([baseline.from, selection.to], ['2026-02-02', '2026-10-31']);
  assert.equal((await planner.post(url, { ...inventedDraft, selection, baseline })).statusCode, 201);
  await planner.get('/campagnes/nieuw');
  const page = pages.at(-1) as unknown as { typed: Record<string, string[]> };
  assert.deepEqual(page.typed.baselineFrom, [baseline.from]);
  assert.deepEqual(page.typed.selectionFrom, [selection.from]);
});
