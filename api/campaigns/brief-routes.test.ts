import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { briefContent } from './brief-content.ts';
import { briefPdf } from './brief-pdf.ts';
import { briefRoutes } from './brief-routes.ts';
import type { EffectAnswer } from './effect-page.schema.ts';
import { inventedDraft, inventedRoom } from './invented-room.ts';

const day = '2027-04-01';
const areaDay = '2026-12-31';
const municipalities = areasOn(areaDay).filter(({ kind }) => kind === 'municipality');

/** An answer of the final look that says MEER, in two areas with plenty of reports. */
const effect: EffectAnswer = {
  campaign: { id: 'invented', code: 'verzonnen-schuren', title: 'Verzonnen campagne over schuren' },
  ...{ version: 1, sha256: 'ab12'.repeat(16), approvedByName: 'Verzonnen', approvedOn: '2026-11-22' },
  ...{ withdrawn: false, design: 'empirical-bayes', drawnByLot: false, asOf: day },
  ...{ dataUntil: '2027-W12', dataUntilDay: '2027-03-28' },
  ...{ final: true, lookAgainOn: null, verdict: 'MEER', method: 'empirical-bayes' },
  sentence:
    'Er kwamen meer meldingen dan verwacht zonder campagne: naar schatting ×1,80 (×1,21–×2,66). Oorzaak niet bewezen.',
  ...{ ratio: 1.8, interval: [1.21, 2.66], observed: 36, expected: 20, expectedSize: 30, p: 0.003, phi: 1 },
  ...{ relevantRatio: 1.25, smallestRatio: 1.9, powerForDoubling: 0.83, expectedAtStart: 20 },
  ...{ from: '2026-12-07', to: '2027-02-28', phenomena: [] },
  windows: {
    selection: null,
    baseline: {
      ...{ from: '2024-W45', to: '2025-W44', firstDay: '2024-11-04', lastDay: '2025-11-02' },
      ...{ weeks: 52, reports: 71 },
    },
    outcome: {
      ...{ from: '2026-W50', to: '2027-W08', firstDay: '2026-12-07', lastDay: '2027-02-28' },
      ...{ weeks: 12, weeksInAll: 12, reports: 36 },
    },
  },
  areas: municipalities.slice(0, 2).map(({ code, name }) => ({ code, name })),
  controls: { areas: [], before: null, after: null },
  ...{ excluded: [], crossChecks: [], notes: [], together: null, series: [] },
  second: {
    ...{ kind: 'usable-reports', final: true, lookAgainOn: null, verdict: null, sentence: null },
    ...{ ratio: null, interval: null, observed: null, expected: null },
    followedUp: {
      before: { count: 20, of: 71, interval: [0.19, 0.4] },
      after: { count: 12, of: 36, interval: [0.2, 0.5] },
    },
  },
  surveys: { change: { kind: 'no-waves' }, waves: [] },
  ...{ checks: [], confounders: [] },
};
const release = { version: 3, sha256: 'cd34'.repeat(16) };
const contentOf = (changes: Partial<EffectAnswer> = {}) =>
  briefContent({ ...effect, ...changes }, { release, areaDay, demo: false });
const withReports = (after: number, before = 71) => ({
  observed: after,
  windows: {
    ...effect.windows,
    baseline: { ...effect.windows.baseline, reports: before },
    outcome: { ...effect.windows.outcome, reports: after },
  },
});

/** The text of a PDF as it is shown, and how many pages it has. */
function readPdf(pdf: Buffer): { text: string; pages: number; raw: string } {
  const raw = pdf.toString('latin1');
  const streams = [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body as string, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  const shown = streams.flatMap((stream) =>
    [...stream.matchAll(/\[([^\]]*)\] TJ/g)].map(([, pieces]) =>
      [...(pieces as string).matchAll(/<([0-9a-f]+)>/g)]
        .map(([, hex]) => Buffer.from(hex as string, 'hex').toString('latin1'))
        .join(''),
    ),
  );
  return { text: shown.join(' '), pages: [...raw.matchAll(/\/Type \/Page\b/g)].length, raw };
}

/** Line breaks fall anywhere: only letters and digits are compared. */
const bare = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

test('the brief is one A4 page, tagged, in Dutch and with a title, and says all that the page says', async () => {
  const brief = contentOf();
  const { text, pages, raw } = readPdf(await briefPdf(brief));
  assert.equal(pages, 1);
  assert.match(raw, /\/MediaBox \[0 0 595\.28 841\.89\]/);
  assert.match(raw, /\/MarkInfo/);
  assert.match(raw, /\/Marked true/);
  assert.match(raw, /\/Lang \(nl-NL\)/);
  assert.match(raw, /\/DisplayDocTitle true/);
  assert.match(raw, /\/S \/Figure[\s\S]*?\/Alt|\/Alt[\s\S]*?\/S \/Figure/);
  for (const part of [brief.verdict, brief.method, brief.record, ...brief.limits])
    assert.ok(bare(text).includes(bare(part).slice(0, 40)), part);
  for (const { value, range } of brief.numbers)
    assert.ok(bare(text).includes(bare(value)) && bare(text).includes(bare(range)), value);
});

test('44 areas, long names, a long title and every remark still fit on one page', async () => {
  const kinds = ['news', 'police-action', 'other-campaign', 'channel-change', 'other'] as const;
  const brief = contentOf({
    campaign: {
      ...effect.campaign,
      title: 'Verzonnen campagne met een eindeloze naam '.repeat(3).slice(0, 120),
    },
    areas: municipalities.map(({ code, name }) => ({ code, name: `${name} en verzonnen omstreken` })),
    verdict: 'NIET_AAN_TE_TONEN',
    sentence:
      'Geen verschil aangetoond. Een effect tussen ×0,21 en meer dan ×100 is mogelijk; deze meting kon vooraf geen enkel verschil betrouwbaar zien. Oorzaak niet bewezen.',
    together: { campaigns: 9, q: 0.2, holds: false },
    confounders: kinds.map((kind) => ({
      ...{ id: kind, kind, from: '2027-01-01', to: '2027-01-02' },
      ...{ note: 'Verzonnen', byName: 'Verzonnen', madeOn: day },
    })),
  });
  assert.equal(readPdf(await briefPdf({ ...brief, invented: 'Voorbeeld met verzonnen cijfers' })).pages, 1);
  assert.match(brief.mapCaption, /44 gebieden .* en nog \d+\.$/);
});

test('a number never stands without its range, and there is no percentage and no arrow', () => {
  const { numbers, verdict, limits, method } = contentOf();
  assert.deepEqual(
    numbers.map(({ value }) => value),
    ['36', '×1,21 tot ×2,66', '20 tot 50'],
  );
  for (const { range } of numbers) assert.match(range, /\d|Marge/);
  const all = [verdict, ...limits, method, ...numbers.flatMap(Object.values)].join(' ');
  assert.doesNotMatch(all, /%|[↑↓→▲▼]/);
  assert.match(limits[0] as string, /Oorzaak niet bewezen/);
});

test('before the final look it says when it is too early, and compares nothing', () => {
  const { numbers, verdict } = contentOf({
    ...{ final: false, verdict: 'TE_VROEG', lookAgainOn: '2027-06-01', ratio: null, interval: null },
    ...{ sentence: 'Te vroeg om iets te zeggen. Kijk weer op 1 juni 2027.', expected: null, method: null },
  });
  assert.match(verdict, /Te vroeg om iets te zeggen. Kijk weer op/);
  assert.deepEqual(
    [numbers[0].range, numbers[1].value],
    ['Nog niet te vergelijken: de meting loopt nog.', 'nog niet te zeggen'],
  );
});

test('fewer than ten, or a single area, gives no count, no ratio and no sentence with figures', () => {
  const one = { areas: effect.areas.slice(0, 1) };
  for (const changes of [withReports(9), withReports(36, 9), { ...one, ...withReports(36) }]) {
    const { numbers, verdict, limits } = contentOf(changes);
    assert.equal(numbers[1].value, 'niet te noemen');
    assert.doesNotMatch(verdict, /\d/);
    assert.doesNotMatch(limits.join(' '), /×/);
  }
  assert.equal(contentOf(withReports(9)).numbers[0].value, 'minder dan 10');
  assert.equal(contentOf(withReports(0)).numbers[0].value, 'minder dan 10');
  assert.equal(contentOf({ ...one, ...withReports(36) }).numbers[0].value, '20 tot en met 49');
  assert.equal(contentOf({ ...one, ...withReports(51) }).numbers[0].value, '50 of meer');
});

test('page and PDF come from the desk only, and a demonstration is named as invented', async (t) => {
  const room: Awaited<ReturnType<typeof inventedRoom>> = await inventedRoom(t as TestContext);
  const pages: RenderedPage[] = [];
  await room.app.register(briefRoutes, {
    ...{ database: room.database, store: room.database.store, now: () => room.clock.now },
    renderPage: async (page: RenderedPage) => String(pages.push(page)),
    desk: () => ({ signedIn: null, demo: true, development: false }),
  });
  const author = await room.member();
  const { id } = (await author.post('/api/v1/campaigns', inventedDraft)).json();
  assert.equal((await author.get(`/campagnes/${id}/brief`)).statusCode, 200);
  const [page] = pages;
  assert.ok(page?.kind === 'desk-campaign-brief' && page.brief.invented !== null);
  const pdf = await author.get(`/campagnes/${id}/brief.pdf`);
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  assert.match(
    String(pdf.headers['content-disposition']),
    /^attachment; filename="verzonnen-campagne-verzonnen-schuren-2026-11-22\.pdf"$/,
  );
  assert.equal(readPdf(pdf.rawPayload).pages, 1);
  const hub = await room.member('hub', 'Verzonnen hub');
  assert.equal((await hub.get(`/campagnes/${id}/brief.pdf`)).statusCode, 403);
});
