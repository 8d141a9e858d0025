import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areasOn } from '#content/areas/area-sets.ts';
import { countReports, inventedDraft, inventedRoom, today } from './invented-room.ts';

const url = '/api/v1/campaigns';

test('a plan with defaults left out is written down whole, with its frozen design and what it could show', async (t) => {
  const { member, database } = await inventedRoom(t);
  const municipalities = areasOn(today).filter(({ kind }) => kind === 'municipality');
  for (const { code } of municipalities) await countReports(database, code, '2025-03-06', 12);
  const planner = await member();
  const answer = await planner.post(url, inventedDraft);
  assert.equal(answer.statusCode, 201, answer.body);
  const campaign = answer.json();
  assert.equal(answer.headers.location, `${url}/${campaign.id}`);
  assert.deepEqual(
    [campaign.state, campaign.phase, campaign.version, campaign.approvedVersion, campaign.plan.design],
    ['awaiting-approval', 'awaiting-approval', 1, null, 'empirical-bayes'],
  );
  assert.deepEqual(campaign.plan.outcomeWindow, { from: '2026-12-07', to: '2027-02-28' });
  assert.deepEqual(campaign.frozen.baseline, { from: '2024-W45', to: '2025-W44' });
  assert.equal(campaign.frozen.baselineReports, 24);
  assert.ok(campaign.frozen.expectedAfter > 0 && campaign.frozen.smallestRatio > 1);
  assert.match(campaign.foreseen.sentence, /^Met deze gebieden en deze looptijd zien we pas/);
  assert.match(campaign.sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual((await planner.get(`${url}/${campaign.id}`)).json(), campaign);
  const listed = (await planner.get(url)).json().campaigns;
  assert.deepEqual(
    listed.map(({ code, areas, from }: Record<string, unknown>) => [code, areas, from]),
    [[inventedDraft.code, inventedDraft.areas, inventedDraft.from]],
  );
});

test('controls are no neighbours, no region mates and no areas with a campaign of their own, each named', async (t) => {
  const { member } = await inventedRoom(t);
  const [planner, colleague] = await Promise.all([member(), member()]);
  const other = { ...inventedDraft, code: 'verzonnen-ander', areas: ['GM0406'] };
  const { id } = (await planner.post(url, other)).json();
  await colleague.post(`${url}/${id}/approval`, { version: 1 });
  const { frozen } = (await planner.post(url, inventedDraft)).json();
  const why = new Map(frozen.excluded.map((one: { code: string; why: string }) => [one.code, one.why]));
  assert.equal(why.get('GM0400'), 'neighbour');
  assert.equal(why.get('GM0405'), 'media-region');
  assert.equal(why.get('GM0406'), 'campaign-in-window');
  assert.ok(frozen.controls.length > 20, 'empirical Bayes takes the trend of all that are left');
  const alike = { ...inventedDraft, code: 'verzonnen-gelijk', design: 'difference-in-differences' };
  assert.equal((await planner.post(url, alike)).json().frozen.controls.length, 10);
  for (const code of frozen.controls) assert.ok(!why.has(code));
});

test('who wrote a version cannot approve it, by another token neither; a second person can, and once more changes nothing', async (t) => {
  const { member, pages } = await inventedRoom(t);
  const planner = await member('communication', 'Verzonnen Anna');
  const [colleague, third] = await Promise.all([member('lead'), member('admin')]);
  const again = await member('lead', '  verzonnen  ANNA');
  const { id } = (await planner.post(url, inventedDraft)).json();
  for (const one of [planner, again]) {
    const own = await one.post(`${url}/${id}/approval`, { version: 1 });
    assert.deepEqual([own.statusCode, own.json().code], [409, 'second-person-needed']);
    await one.get(`/campagnes/${id}`);
    assert.partialDeepStrictEqual(pages.at(-1), { kind: 'desk-campaign', ownWork: true });
  }
  assert.equal(
    (await colleague.post(`${url}/${id}/approval`, { version: 2 })).json().code,
    'version-outdated',
  );
  const approved = await colleague.post(`${url}/${id}/approval`, { version: 1 });
  assert.deepEqual(
    [approved.statusCode, approved.json().state, approved.json().phase, approved.json().approvedVersion],
    [200, 'approved', 'scheduled', 1],
  );
  assert.equal((await third.post(`${url}/${id}/approval`, { version: 1 })).statusCode, 200);
  assert.deepEqual((await third.get(`${url}/${id}`)).json(), approved.json());
});

test('an analyst reads and writes nothing; the hub, claims and strangers do not come in', async (t) => {
  const { app, member } = await inventedRoom(t);
  const { id } = (await (await member()).post(url, inventedDraft)).json();
  const analyst = await member('analyst');
  assert.equal((await analyst.get(`${url}/${id}`)).statusCode, 200);
  assert.equal((await analyst.post(url, inventedDraft)).statusCode, 403);
  assert.equal((await analyst.post(`${url}/${id}/approval`, { version: 1 })).statusCode, 403);
  for (const role of ['hub', 'claims'] as const)
    assert.equal((await (await member(role)).get(url)).statusCode, 403);
  assert.equal((await app.inject({ url })).statusCode, 401);
});

test('a new version freezes anew and leaves the old one; the public keeps seeing the approved one', async (t) => {
  const { member, database } = await inventedRoom(t);
  const [planner, colleague] = await Promise.all([member(), member()]);
  const first = (await planner.post(url, inventedDraft)).json();
  await colleague.post(`${url}/${first.id}/approval`, { version: 1 });
  await countReports(database, 'GM1911', '2025-03-06', 5);
  const draft = { ...inventedDraft, title: 'Verzonnen campagne, langer', to: '2027-05-31' };
  const second = (await planner.post(`${url}/${first.id}/versions`, draft)).json();
  assert.deepEqual([second.version, second.approvedVersion, second.state], [2, 1, 'approved']);
  assert.deepEqual(second.versions[1].frozen, first.frozen);
  assert.equal(second.versions[1].sha256, first.sha256);
  assert.deepEqual([first.frozen.baselineReports, second.frozen.baselineReports], [0, 5]);
  const [line] = (await planner.get(url)).json().campaigns;
  assert.deepEqual([line.title, line.to, line.version], [inventedDraft.title, inventedDraft.to, 2]);
  assert.equal((await planner.post(`${url}/${first.id}/approval`, { version: 2 })).statusCode, 409);
  assert.equal((await colleague.post(`${url}/${first.id}/approval`, { version: 2 })).statusCode, 200);
});

test('a code is given once, and stays with its campaign', async (t) => {
  const { member } = await inventedRoom(t);
  const planner = await member();
  const { id } = (await planner.post(url, inventedDraft)).json();
  await planner.post(`${url}/${id}/withdrawal`, { reason: 'Verzonnen reden' });
  const again = await planner.post(url, inventedDraft);
  assert.deepEqual(
    again.json().errors.map(({ field, code }: Record<string, string>) => [field, code]),
    [['code', 'taken']],
  );
  const other = (await planner.post(url, { ...inventedDraft, code: 'verzonnen-twee' })).json();
  const moved = await planner.post(`${url}/${other.id}/versions`, { ...inventedDraft, code: 'drie' });
  assert.deepEqual(
    moved.json().errors.map(({ field, code }: Record<string, string>) => [field, code]),
    [['code', 'code-stays']],
  );
});

test('a withdrawn campaign says why, and nothing changes in it any more', async (t) => {
  const { member } = await inventedRoom(t);
  const [planner, colleague] = await Promise.all([member(), member()]);
  const { id } = (await planner.post(url, inventedDraft)).json();
  const gone = (await colleague.post(`${url}/${id}/withdrawal`, { reason: 'Verzonnen reden' })).json();
  assert.deepEqual([gone.state, gone.phase], ['withdrawn', 'withdrawn']);
  assert.deepEqual(gone.withdrawal, {
    on: '2026-11-22',
    byName: 'Verzonnen collega 2',
    reason: 'Verzonnen reden',
  });
  for (const [path, body] of [
    ['approval', { version: 1 }],
    ['versions', inventedDraft],
    ['withdrawal', { reason: 'Nog een keer' }],
  ] as const) {
    const refused = await colleague.post(`${url}/${id}/${path}`, body);
    assert.deepEqual([refused.statusCode, refused.json().code], [409, 'campaign-withdrawn'], path);
  }
});

test('every faulty field is named with a code, and an unknown one too', async (t) => {
  const { member } = await inventedRoom(t);
  const planner = await member();
  const refused = await planner.post(url, {
    ...inventedDraft,
    code: 'Geen Code',
    title: '',
    areas: [],
    kit: 12,
    from: '2026-02-30',
    relevantRatio: 0.5,
    budgetEuros: 1.5,
    baseline: { from: '2024-11-01', until: '2025-10-31' },
    color: 'geel',
  });
  assert.equal(refused.statusCode, 400);
  assert.equal(refused.json().code, 'invalid-input');
  const faults = Object.fromEntries(
    refused.json().errors.map(({ field, code }: Record<string, string>) => [field, code]),
  );
  assert.deepEqual(faults, {
    code: 'not-a-code',
    title: 'required',
    areas: 'required',
    kit: 'wrong-kind',
    from: 'not-a-day',
    relevantRatio: 'too-small',
    budgetEuros: 'not-a-number',
    'baseline.to': 'required',
    'baseline.until': 'unknown-field',
    color: 'unknown-field',
  });
  for (const { detail } of refused.json().errors) assert.ok(detail.length > 5);
});

test('the window that chose the areas is never the baseline, and somebody must name it or say there was none', async (t) => {
  const { member } = await inventedRoom(t);
  const planner = await member();
  const overlapping = await planner.post(url, { ...inventedDraft, baseline: inventedDraft.selection });
  assert.deepEqual(
    overlapping.json().errors.map(({ field, code }: Record<string, string>) => [field, code]),
    [['baseline', 'overlaps-selection']],
  );
  const { selection: _, ...silent } = inventedDraft;
  const refused = await planner.post(url, silent);
  assert.deepEqual(
    refused.json().errors.map(({ field, code }: Record<string, string>) => [field, code]),
    [['selection', 'selection-needed']],
  );
  assert.equal((await planner.post(url, { ...silent, selection: null })).statusCode, 201);
});

test('a version whose first day has passed cannot be approved any more', async (t) => {
  const { member, clock } = await inventedRoom(t);
  const [planner, colleague] = await Promise.all([member(), member()]);
  const { id } = (await planner.post(url, inventedDraft)).json();
  clock.now = Date.parse('2026-12-08T12:00:00Z');
  const late = await colleague.post(`${url}/${id}/approval`, { version: 1 });
  assert.deepEqual([late.statusCode, late.json().code], [409, 'start-passed']);
});

test('a version that is written down after the start is allowed, and marked as late', async (t) => {
  const { member, clock } = await inventedRoom(t);
  const [planner, colleague] = await Promise.all([member(), member()]);
  const { id } = (await planner.post(url, inventedDraft)).json();
  await colleague.post(`${url}/${id}/approval`, { version: 1 });
  clock.now = Date.parse('2027-01-10T12:00:00Z');
  const late = await planner.post(`${url}/${id}/versions`, { ...inventedDraft, to: '2027-03-31' });
  assert.equal(late.statusCode, 201, late.body);
  assert.deepEqual(
    late.json().versions.map(({ laidDownLate }: { laidDownLate: boolean }) => laidDownLate),
    [true, false],
  );
  assert.equal((await colleague.post(`${url}/${id}/approval`, { version: 2 })).statusCode, 200);
});

test('a standing campaign on the waters is planned with a day of review, and compared with itself', async (t) => {
  const { member } = await inventedRoom(t);
  const [planner, colleague] = await Promise.all([member(), member()]);
  const standing = {
    ...inventedDraft,
    code: 'verzonnen-meldpilot',
    areas: ['WATER-WADDENZEE', 'WATER-NOORDZEE'],
    audience: 'harbours-and-water-sport',
    kit: 'drijvend-pakket',
    phenomena: ['floating-package'],
    to: null,
    reviewOn: '2027-12-31',
    selection: null,
  };
  const answer = await planner.post(url, standing);
  assert.equal(answer.statusCode, 201, answer.body);
  const { id, plan, frozen } = answer.json();
  assert.deepEqual([plan.design, frozen.controls], ['before-after', []]);
  assert.deepEqual(frozen.outcome, { from: '2026-W50', to: '2027-W52' });
  await colleague.post(`${url}/${id}/approval`, { version: 1 });
  const compared = await planner.post(url, {
    ...standing,
    code: 'verzonnen-meldpilot-2',
    areas: ['WATER-NOORDZEE'],
    design: 'difference-in-differences',
  });
  assert.ok(!compared.json().frozen.controls.includes('WATER-WADDENZEE'), 'it has a campaign of its own');
  assert.ok(compared.json().frozen.controls.includes('WATER-IJSSELMEER'));
});

test('a member of one region plans and sees only campaigns of that region', async (t) => {
  const { member } = await inventedRoom(t);
  const [planner, ofRegion] = await Promise.all([member(), member('communication', 'Verzonnen', 'VR14')]);
  const { id } = (await planner.post(url, inventedDraft)).json();
  assert.deepEqual((await ofRegion.get(url)).json().campaigns, []);
  assert.equal((await ofRegion.get(`${url}/${id}`)).statusCode, 404);
  const refused = await ofRegion.post(url, { ...inventedDraft, code: 'verzonnen-gooi' });
  assert.equal(refused.json().errors[0].code, 'other-region');
  const own = { ...inventedDraft, code: 'verzonnen-gooi', areas: ['GM0402'] };
  assert.equal((await ofRegion.post(url, own)).statusCode, 201);
});
