import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import type { EffectAnswer } from './effect-page.schema.ts';
import { effectRoutes } from './effect-routes.ts';
import { countReports, inventedDraft, inventedRoom } from './invented-room.ts';

/** Months of baseline, of selection and of the outcome window of the invented plan. */
const monthsFrom = (first: string, months: number) =>
  Array.from({ length: months }, (_, at) =>
    Temporal.PlainYearMonth.from(first).add({ months: at }).toPlainDate({ day: 12 }).toString(),
  );
const baseline = monthsFrom('2024-11', 12);
const outcome = monthsFrom('2026-12', 3);
const [schagen, hollandsKroon, amsterdam] = ['GM0441', 'GM1911', 'GM0363'];

async function effectRoom(t: TestContext) {
  const room = await inventedRoom(t);
  const pages: RenderedPage[] = [];
  await room.app.register(effectRoutes, {
    ...{ database: room.database, store: room.database.store, now: () => room.clock.now },
    renderPage: async (page: RenderedPage) => String(pages.push(page)),
    desk: () => ({ signedIn: null, demo: true, development: false }),
  });
  const [author, second] = [await room.member(), await room.member('lead', 'Verzonnen tweede')];
  const plan = async (changes: object = {}) => {
    const made = await author.post('/api/v1/campaigns', { ...inventedDraft, ...changes });
    assert.equal(made.statusCode, 201, made.body);
    return made.json().id as string;
  };
  const approve = async (id: string, version = 1) => {
    const answer = await second.post(`/api/v1/campaigns/${id}/approval`, { version });
    assert.equal(answer.statusCode, 200, answer.body);
  };
  const effectOf = async (id: string, on: string): Promise<EffectAnswer> => {
    room.clock.now = Date.parse(`${on}T12:00:00Z`);
    const answer = await author.get(`/api/v1/campaigns/${id}/effect`);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const count = async (area: string, days: readonly string[], each: number) => {
    for (const day of days) await countReports(room.database, area, day, each);
  };
  return { ...room, pages, author, plan, approve, effectOf, count };
}

/** Enough reports elsewhere to know the province by. */
async function fillProvince({ count }: Awaited<ReturnType<typeof effectRoom>>) {
  for (const area of [amsterdam, 'GM0394', 'GM0392', 'GM0385', 'GM0388', 'GM0453', 'GM0361'] as string[]) {
    await count(area, baseline, 4);
    await count(area, outcome, 4);
  }
}

test('while it runs there is no ratio, only what came in and the day of the final look', async (t) => {
  const room = await effectRoom(t);
  await fillProvince(room);
  const id = await room.plan();
  await room.approve(id);
  await room.count(schagen as string, outcome, 9);
  const effect = await room.effectOf(id, '2027-02-01');
  assert.equal(effect.verdict, 'TE_VROEG');
  assert.match(effect.sentence, /^Te vroeg om iets te zeggen\. Kijk weer op 15 maart 2027\.$/);
  assert.deepEqual([effect.final, effect.lookAgainOn], [false, '2027-03-15']);
  assert.deepEqual([effect.ratio, effect.interval, effect.p, effect.expected], [null, null, null, null]);
  assert.deepEqual(effect.crossChecks, []);
  assert.equal(effect.observed, 18);
});

test('after the lag the final look names version, verdict and interval, and every other method beside it', async (t) => {
  const room = await effectRoom(t);
  await fillProvince(room);
  for (const area of [schagen, hollandsKroon] as string[]) {
    await room.count(area, baseline, 1);
    await room.count(area, outcome, 6);
  }
  const id = await room.plan();
  await room.approve(id);
  const effect = await room.effectOf(id, '2027-03-15');
  assert.equal(effect.verdict, 'MEER');
  assert.deepEqual([effect.final, effect.lookAgainOn, effect.version], [true, null, 1]);
  assert.ok(effect.ratio && effect.interval && effect.interval[0] > 1);
  assert.ok(effect.interval[0] < effect.ratio && effect.ratio < (effect.interval[1] as number));
  assert.match(effect.sentence, /Oorzaak niet bewezen/);
  assert.match(effect.sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual(effect.areas.map(({ name }) => name).sort(), ['Hollands Kroon', 'Schagen']);
  assert.ok(effect.controls.areas.length >= 5 && effect.controls.before !== null);
  assert.ok(effect.crossChecks.length >= 4);
  assert.ok(effect.excluded.every(({ name, why }) => name !== '' && why));
  assert.equal(effect.windows.baseline.reports, 24);
  assert.equal(effect.windows.outcome.reports, 36);
  assert.equal(effect.observed, 36);
  const inWindow = effect.series.filter(({ phase }) => phase === 'outcome');
  assert.equal(
    inWindow.reduce((sum, { observed }) => sum + observed, 0),
    36,
  );
});

test('a plan that nobody approved is never judged; nothing at all is answered in words', async (t) => {
  const room = await effectRoom(t);
  const waiting = await room.plan();
  const never = await room.effectOf(waiting, '2027-05-01');
  assert.deepEqual([never.verdict, never.final], ['TE_VROEG', false]);
  assert.match(never.sentence, /niet goedgekeurd/);
  room.clock.now = Date.parse('2026-11-22T12:00:00Z');
  const silent = await room.plan({ code: 'verzonnen-stilte' });
  await room.approve(silent);
  const effect = await room.effectOf(silent, '2027-05-01');
  assert.equal(effect.verdict, 'TE_VROEG');
  assert.match(effect.sentence, /te weinig meldingen/);
  assert.ok(effect.notes.some(({ code }) => code === 'nothing-counted'));
});

test('a withdrawn campaign answers the day it was withdrawn on, and never a verdict', async (t) => {
  const room = await effectRoom(t);
  await fillProvince(room);
  const id = await room.plan();
  await room.approve(id);
  await room.count(schagen as string, outcome, 9);
  assert.equal((await room.effectOf(id, '2027-04-01')).final, true, '(counter-proof)');
  room.clock.now = Date.parse('2027-01-03T12:00:00Z');
  const gone = await room.author.post(`/api/v1/campaigns/${id}/withdrawal`, { reason: 'Verzonnen reden' });
  assert.equal(gone.statusCode, 200, gone.body);
  for (const day of ['2027-01-04', '2027-04-01']) {
    const effect = await room.effectOf(id, day);
    assert.deepEqual([effect.withdrawn, effect.verdict, effect.final], [true, null, false]);
    assert.deepEqual([effect.ratio, effect.interval, effect.p, effect.together], [null, null, null, null]);
    assert.equal(effect.sentence, 'Deze campagne is ingetrokken op 3 januari 2027. Er is geen oordeel.');
  }
});

test('a verdict belongs to the version that was approved, also when a newer one waits', async (t) => {
  const room = await effectRoom(t);
  const id = await room.plan();
  await room.approve(id);
  const newer = await room.author.post(`/api/v1/campaigns/${id}/versions`, {
    ...inventedDraft,
    title: 'Verzonnen tweede versie',
  });
  assert.equal(newer.statusCode, 201, newer.body);
  const first = await room.effectOf(id, '2026-12-20');
  assert.deepEqual([first.version, first.versions, first.laidDownLate], [1, 2, false]);
  room.clock.now = Date.parse('2026-11-23T12:00:00Z');
  await room.approve(id, 2);
  const effect = await room.effectOf(id, '2026-12-20');
  assert.equal(effect.version, 2);
  assert.ok(effect.notes.some((note) => note.code === 'later-version' && note.version === 2));
});

test('the floating-package experiment stands on the waters, and 21 → 33 shows no difference there', async (t) => {
  const room = await effectRoom(t);
  const id = await room.plan({
    ...{ code: 'verzonnen-meldpilot', areas: ['WATER-WADDENZEE', 'WATER-NOORDZEE'] },
    ...{ audience: 'harbours-and-water-sport', kit: 'drijvend-pakket', to: null, reviewOn: '2027-12-03' },
    ...{ selection: null, baseline: { from: '2025-12-05', to: '2026-12-04' }, design: 'before-after' },
  });
  await room.approve(id);
  await room.count('WATER-NOORDZEE', [...monthsFrom('2026-01', 7), ...monthsFrom('2027-01', 11)], 3);
  const early = await room.effectOf(id, '2027-11-30');
  assert.deepEqual([early.verdict, early.to], ['TE_VROEG', null]);
  const effect = await room.effectOf(id, '2027-12-21');
  assert.deepEqual([effect.windows.baseline.reports, effect.windows.outcome.reports], [21, 33]);
  assert.equal(effect.verdict, 'NIET_AAN_TE_TONEN');
  assert.equal(effect.method, 'before-after');
  assert.match(effect.sentence, /^Geen verschil aangetoond\./);
  const [low, high] = effect.interval as [number, number];
  assert.ok(low < 0.9 && high > 2.8, `${low}–${high}`);
});

test('two campaigns with a verdict over the same time are corrected together', async (t) => {
  const room = await effectRoom(t);
  await fillProvince(room);
  await room.count(schagen as string, baseline, 1);
  await room.count(schagen as string, outcome, 6);
  const id = await room.plan();
  await room.approve(id);
  room.clock.now = Date.parse('2026-11-22T12:00:00Z');
  const other = await room.plan({ code: 'verzonnen-tweede', areas: ['GM0392'] });
  await room.approve(other);
  const effect = await room.effectOf(id, '2027-04-01');
  assert.equal(effect.together?.campaigns, 2);
  assert.ok((effect.together?.q as number) >= (effect.p as number));
});

test('what staff wrote down stands beside the verdict, without addresses', async (t) => {
  const room = await effectRoom(t);
  const id = await room.plan();
  await room.approve(id);
  const api = `/api/v1/campaigns/${id}`;
  const sent = [
    await room.author.post(`${api}/confounders`, {
      ...{ kind: 'news', from: '2027-01-10', to: '2027-01-12', note: 'Verzonnen bericht in de krant' },
    }),
    await room.author.post(`${api}/checks`, { area: schagen, kind: 'barn', week: '2027-W03' }),
    await room.author.post(`${api}/surveys`, {
      ...{ wave: 'before', heldOn: '2026-11-01', respondents: 400, suspected: 80, reported: 20 },
      source: 'Verzonnen peiling',
    }),
    await room.author.post(`${api}/surveys`, {
      ...{ wave: 'after', heldOn: '2027-03-05', respondents: 400, suspected: 80, reported: 36 },
      source: 'Verzonnen peiling',
    }),
  ];
  assert.ok(
    sent.every(({ statusCode }) => statusCode === 201),
    sent.map(({ body }) => body).join('\n'),
  );
  const effect = await room.effectOf(id, '2027-03-20');
  assert.equal(effect.confounders[0]?.note, 'Verzonnen bericht in de krant');
  assert.deepEqual([effect.checks[0]?.areaName, effect.checks[0]?.visited], ['Schagen', null]);
  const { change } = effect.surveys;
  assert.ok(change.kind === 'compared' && Math.abs(change.difference - 0.2) < 1e-9);
});

test('the page gets the same answer, and the table to take along has the figures of the chart', async (t) => {
  const room = await effectRoom(t);
  await fillProvince(room);
  const id = await room.plan();
  await room.approve(id);
  const effect = await room.effectOf(id, '2027-04-01');
  assert.equal((await room.author.get(`/campagnes/${id}/effect`)).statusCode, 200);
  const [page] = room.pages;
  assert.ok(page?.kind === 'desk-campaign-effect');
  assert.equal(page.effect.sentence, effect.sentence);
  const file = await room.author.get(`/campagnes/${id}/effect.csv`);
  assert.equal(
    file.headers['content-disposition'],
    'attachment; filename="vertrouwelijk-verzonnen-effect-verzonnen-schuren-2027-04-01.csv"',
  );
  const lines = file.body.trim().split('\r\n');
  assert.equal(lines.length, effect.series.length + 1);
  assert.match(lines[0] as string, /^\uFEFF?"Maand";"Periode";/);
});

test('only the campaign room comes in; an unknown campaign is not found; another region’s neither', async (t) => {
  const room = await effectRoom(t);
  const id = await room.plan();
  for (const role of ['hub', 'claims'] as const) {
    const stranger = await room.member(role, `Verzonnen ${role}`);
    assert.equal((await stranger.get(`/api/v1/campaigns/${id}/effect`)).statusCode, 403, role);
  }
  assert.equal((await room.author.get('/api/v1/campaigns/nothing/effect')).statusCode, 404);
  const elsewhere = await room.member('communication', 'Verzonnen Gooi', 'VR14');
  assert.equal((await elsewhere.get(`/api/v1/campaigns/${id}/effect`)).statusCode, 404);
});
