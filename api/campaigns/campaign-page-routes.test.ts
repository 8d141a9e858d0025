import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { countReports, inventedDraft, inventedRoom, today } from './invented-room.ts';
import { formOfPlan } from './plan-form.ts';

/** The last page that was rendered, as one of its kind. */
function lastOf<Kind extends RenderedPage['kind']>(pages: RenderedPage[], kind: Kind) {
  const page = pages.at(-1);
  assert.ok(page?.kind === kind, `${page?.kind} instead of ${kind}`);
  return page as Extract<RenderedPage, { kind: Kind }>;
}

async function planned(t: Parameters<typeof inventedRoom>[0]) {
  const room = await inventedRoom(t);
  const [planner, colleague] = await Promise.all([room.member(), room.member('lead')]);
  const campaign = (await planner.post('/api/v1/campaigns', inventedDraft)).json();
  const fields = Object.entries(formOfPlan(campaign.plan)).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return { ...room, planner, colleague, campaign, fields, path: `/campagnes/${campaign.id}` };
}

test('a new form begins on a Monday and never compares with the window that chose', async (t) => {
  const { member, pages } = await inventedRoom(t);
  const planner = await member();
  await planner.get('/campagnes/nieuw?areas=GM1911&areas=GM0441&audience=landlords');
  const { typed } = lastOf(pages, 'desk-campaign-new');
  assert.deepEqual([typed.areas, typed.audience], [['GM1911', 'GM0441'], ['landlords']]);
  assert.deepEqual([typed.from, typed.to], [['2026-12-07'], ['2027-03-06']]);
  assert.deepEqual([typed.selectionFrom, typed.selectionTo], [['2025-11-01'], ['2026-10-31']]);
  assert.deepEqual([typed.baselineFrom, typed.baselineTo], [['2024-11-01'], ['2025-10-31']]);
});

test('looking stores nothing, and tells what would show more', async (t) => {
  const { planner, fields, pages, database } = await planned(t);
  const people = areasOn(today).filter(({ kind }) => kind === 'municipality');
  for (const [at, { code }] of people.entries())
    await countReports(database, code, '2025-03-06', 2 + (at % 3));
  const other = fields.map(([name, value]): [string, string] => [name, name === 'code' ? 'ander' : value]);
  const looked = await planner.submit('/campagnes/nieuw', [...other, ['step', 'look']]);
  assert.equal(looked.statusCode, 200);
  const { preview } = lastOf(pages, 'desk-campaign-new');
  assert.ok(preview !== null);
  assert.match(preview.sentence, /^Met deze gebieden en deze looptijd/);
  const kinds = preview.alternatives.map(({ kind }) => kind);
  assert.ok(kinds.includes('longer') && kinds.includes('pool'), kinds.join());
  for (const { smallestRatio } of preview.alternatives)
    assert.ok((smallestRatio ?? Infinity) < (preview.frozen.smallestRatio ?? Infinity));
  assert.deepEqual(preview.overlaps[0]?.areas, inventedDraft.areas);
  assert.equal((await planner.get('/api/v1/campaigns')).json().campaigns.length, 1);
});

test('a faulty form comes back with all that was typed, and a good one becomes a campaign', async (t) => {
  const { planner, fields, pages } = await planned(t);
  const refused = await planner.submit('/campagnes/nieuw', [...fields, ['step', 'store']]);
  assert.equal(refused.statusCode, 400);
  const { typed, problems } = lastOf(pages, 'desk-campaign-new');
  assert.deepEqual(problems, [{ field: 'code', code: 'taken' }]);
  assert.deepEqual(typed.areas, inventedDraft.areas);
  const other = fields.map(([name, value]): [string, string] => [name, name === 'code' ? 'ander' : value]);
  const stored = await planner.submit('/campagnes/nieuw', [...other, ['step', 'store']]);
  assert.equal(stored.statusCode, 303);
  assert.match(String(stored.headers.location), /^\/campagnes\/[0-9a-f-]{36}$/);
});

test('approval on the page: not by who wrote it, then by a colleague, and the calendar knows', async (t) => {
  const { planner, colleague, path, pages } = await planned(t);
  const own = await planner.submit(`${path}/akkoord`, [['version', '1']]);
  assert.equal(own.statusCode, 409);
  assert.equal(lastOf(pages, 'desk-campaign').refused?.notice, 'second-person-needed');
  await planner.get(path);
  assert.equal(lastOf(pages, 'desk-campaign').ownWork, true);
  const signed = await colleague.submit(`${path}/akkoord`, [['version', '1']]);
  assert.deepEqual([signed.statusCode, signed.headers.location], [303, `${path}#approval`]);
  await colleague.get('/campagnes');
  const { campaigns, overlaps } = lastOf(pages, 'desk-campaigns');
  assert.deepEqual([campaigns[0]?.phase, overlaps], ['scheduled', []]);
});

test('a next version starts from the newest, and two campaigns in one area overlap', async (t) => {
  const { planner, path, fields, pages, campaign } = await planned(t);
  await planner.get(`${path}/wijzigen`);
  assert.deepEqual(lastOf(pages, 'desk-campaign-new').typed.title, [inventedDraft.title]);
  const longer = fields.map(([name, value]): [string, string] => [
    name,
    name === 'to' ? '2027-03-31' : value,
  ]);
  const stored = await planner.submit(`${path}/wijzigen`, [...longer, ['step', 'store']]);
  assert.deepEqual([stored.statusCode, stored.headers.location], [303, path]);
  await planner.post('/api/v1/campaigns', { ...inventedDraft, code: 'ander', areas: ['GM0441'] });
  await planner.get('/campagnes');
  const { overlaps } = lastOf(pages, 'desk-campaigns');
  assert.deepEqual(overlaps[0]?.areas, ['GM0441']);
  assert.ok([overlaps[0]?.one, overlaps[0]?.other].includes(campaign.id));
});

test('a step that is refused keeps what was typed, and one that is taken leads back to its place', async (t) => {
  const { colleague, path, pages } = await planned(t);
  const wrong = await colleague.submit(`${path}/enquetes`, [
    ...([
      ['wave', 'before'],
      ['heldOn', '2026-11-20'],
      ['source', 'Verzonnen enquête'],
    ] as [string, string][]),
    ...([
      ['respondents', '100'],
      ['suspected', 'veel'],
      ['reported', ''],
    ] as [string, string][]),
  ]);
  assert.equal(wrong.statusCode, 400);
  const { refused } = lastOf(pages, 'desk-campaign');
  assert.deepEqual(refused?.typed.suspected, ['veel']);
  assert.deepEqual(
    refused?.problems.map(({ field, code }) => `${field} ${code}`),
    ['suspected not-a-number', 'reported required'],
  );
  const check = [
    ['area', 'GM1911'],
    ['kind', 'barn'],
    ['week', '2027-W03'],
  ] as [string, string][];
  const noted = await colleague.submit(`${path}/controles`, check);
  assert.equal(noted.headers.location, `${path}#check`);
  await colleague.get(path);
  const [first] = lastOf(pages, 'desk-campaign').campaign.checks;
  const outcome = await colleague.submit(`${path}/controles/${first?.id}/uitkomst`, [
    ['visited', '4'],
    ['found', '1'],
  ]);
  assert.equal(outcome.headers.location, `${path}#outcome`);
  await colleague.submit(`${path}/intrekken`, [['reason', 'Verzonnen reden']]);
  await colleague.get(path);
  const { campaign } = lastOf(pages, 'desk-campaign');
  assert.deepEqual([campaign.checks[0]?.found, campaign.withdrawal?.reason], [1, 'Verzonnen reden']);
});

test('a draw from the page of proposals leads to its own page, and from there to a filled form', async (t) => {
  const { planner, pages } = await planned(t);
  const wanted = ['GM0363', 'GM0392', 'GM0405'].map((code): [string, string] => ['eligible', code]);
  const refused = await planner.submit('/campagnes/lotingen', [
    ...wanted,
    ['places', '3'],
    ['reason', 'Verzonnen'],
  ]);
  assert.equal(refused.statusCode, 400);
  assert.equal(lastOf(pages, 'desk-proposals').refused?.problems[0]?.code, 'too-many-places');
  const drawn = await planner.submit('/campagnes/lotingen', [
    ...wanted,
    ['places', '1'],
    ['reason', 'Verzonnen'],
  ]);
  assert.equal(drawn.statusCode, 303);
  await planner.get(String(drawn.headers.location));
  const { chosen } = lastOf(pages, 'desk-lots');
  await planner.get(`/campagnes/nieuw?lot=${chosen?.id}`);
  const { typed } = lastOf(pages, 'desk-campaign-new');
  assert.deepEqual([typed.areas, typed.design, typed.chosenBy], [chosen?.drawn, ['lottery'], ['lot']]);
});

test('an analyst looks and gets no forms; the hub does not come in', async (t) => {
  const { member, path, pages } = await planned(t);
  const analyst = await member('analyst');
  for (const page of ['/campagnes', path, '/campagnes/voorstellen', '/campagnes/lotingen']) {
    assert.equal((await analyst.get(page)).statusCode, 200, page);
    assert.equal((pages.at(-1) as { mayWrite: boolean }).mayWrite, false);
  }
  assert.equal((await analyst.get('/campagnes/nieuw')).statusCode, 403);
  assert.equal((await analyst.submit(`${path}/akkoord`, [['version', '1']])).statusCode, 403);
  assert.equal((await (await member('hub')).get('/campagnes')).statusCode, 403);
});
