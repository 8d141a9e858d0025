import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { briefContent } from './brief-content.ts';
import type { BriefContent } from './brief-page.schema.ts';
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
  ...{ versions: 1, laidDownLate: false },
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

/** How the standard fonts of a PDF write letters. */
const windows = new TextDecoder('windows-1252');
const controlBytes = /\p{Cc}/u;

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
        .map(([, hex]) => windows.decode(Buffer.from(hex as string, 'hex')))
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
    ['ongeveer 35', '×1,2 tot ×2,7', '20 tot 50'],
  );
  for (const { range } of numbers) assert.match(range, /\d|Marge/);
  const all = [verdict, ...limits, method, ...numbers.flatMap(Object.values)].join(' ');
  assert.doesNotMatch(all, /%|[↑↓→▲▼]/);
  assert.match(limits[0] as string, /Oorzaak niet bewezen/);
});

/** Every word that a brief holds, also where page and file lay it out differently. */
const wordsOf = ({ map: _map, ...brief }: BriefContent) => JSON.stringify(brief);
const told = (numbers: BriefContent['numbers']) =>
  numbers.map(({ value, range }) => `${value} ${range}`).join(' ');
const early: Partial<EffectAnswer> = {
  ...{ final: false, verdict: 'TE_VROEG', lookAgainOn: '2027-06-01', ratio: null, interval: null },
  ...{ sentence: 'Te vroeg om iets te zeggen. Kijk weer op 1 juni 2027.', expected: null, method: null },
};

test('before the final look it says when it is too early, and one report more changes not one letter', () => {
  const { numbers, verdict } = contentOf(early);
  assert.match(verdict, /Te vroeg om iets te zeggen. Kijk weer op/);
  assert.deepEqual(
    numbers.map(({ value }) => value),
    ['nog niet te noemen', 'nog niet te zeggen', 'nog niet te zeggen'],
  );
  assert.doesNotMatch(told(numbers), /\d/);
  const [twelve, thirteen] = [12, 13].map((reports) => {
    const after = { count: reports, of: 36, interval: [reports / 50, reports / 30] as [number, number] };
    const second = { ...effect.second, followedUp: { ...effect.second.followedUp, after } };
    return contentOf({ ...early, ...withReports(reports), second });
  });
  assert.deepEqual(twelve, thirteen);
});

test('after it counts and what was expected go by fives, the ratio by tenths: no figure tells the count', () => {
  const [twelve, thirteen, seventeen] = [12, 13, 17].map((reports) => contentOf(withReports(reports)));
  assert.deepEqual(
    [twelve, thirteen, seventeen].map((brief) => brief?.numbers[0].value),
    ['ongeveer 10', 'ongeveer 15', 'ongeveer 15'],
  );
  assert.deepEqual(thirteen, seventeen);
  const { numbers, verdict, limits } = contentOf({ ratio: 1.77, interval: [1.27, 2.61] });
  const [low, high] = [...numbers[0].range.matchAll(/\d+/g)].map(Number) as [number, number];
  assert.deepEqual([low % 5, high % 5], [0, 0]);
  assert.ok(low <= 10 && high >= 35, numbers[0].range);
  assert.match(verdict, /naar schatting ×1,8 \(×1,2–×2,7\)\. Oorzaak niet bewezen\.$/);
  assert.doesNotMatch([verdict, ...limits, ...numbers.flatMap(Object.values)].join(' '), /\d,\d\d/);
});

test('a ratio beyond a hundred, or without bound, is told in words and never as digits or a sign', async () => {
  const large = contentOf({ ratio: 300, interval: [1.2, 1_658_461] });
  assert.deepEqual(large.numbers[1], {
    label: large.numbers[1].label,
    value: '×1,2 tot meer dan ×100',
    range: 'Beste schatting: meer dan ×100. ×1 is: geen verschil.',
  });
  const open = contentOf({ ratio: null, interval: [2, null] });
  assert.equal(open.numbers[1].value, 'vanaf ×2,0, zonder bovengrens');
  assert.match(open.verdict, /minstens ×2,0, zonder bovengrens\./);
  assert.doesNotMatch(wordsOf(open), /∞/);
});

test('a withdrawn campaign has no verdict and no number', () => {
  const sentence = 'Deze campagne is ingetrokken op 3 januari 2027. Er is geen oordeel.';
  const { numbers, verdict } = contentOf({
    ...early,
    ...{ withdrawn: true, verdict: null, lookAgainOn: null, sentence },
  });
  assert.equal(verdict, sentence);
  assert.doesNotMatch(told(numbers), /\d|nog niet/);
});

test('a version laid down late, or one of several, is named; only a shown difference can fail to hold', () => {
  const limitsOf = (changes: Partial<EffectAnswer>) => contentOf(changes).limits.join(' ');
  assert.doesNotMatch(limitsOf({}), /versie/);
  assert.match(limitsOf({ laidDownLate: true }), /pas geschreven toen de meting al begonnen was/);
  assert.match(
    limitsOf({ version: 2, versions: 3 }),
    /Er zijn 3 versies van het plan geschreven\. Dit gaat over versie 2\./,
  );
  const together = { campaigns: 4, q: 0.3, holds: false };
  assert.match(limitsOf({ together }), /blijft dit verschil niet overeind/);
  for (const verdict of ['NIET_AAN_TE_TONEN', 'GEEN_RELEVANT', 'TE_VROEG'] as const)
    assert.doesNotMatch(limitsOf({ together, verdict }), /overeind/, verdict);
});

test('a title in letters that the file lacks leaves visible marks and a sentence, and no broken byte', async () => {
  const titled = (title: string) => contentOf({ campaign: { ...effect.campaign, title } });
  const { text, pages } = readPdf(await briefPdf(titled('Schuren ∞ مزرعة 👩‍🌾 Łódź café')));
  assert.equal(pages, 1);
  assert.match(text, /Schuren \? \?{5} \? \?ód\? café/);
  assert.ok(bare(text).includes(bare('Niet alle tekens van de titel passen in dit bestand')));
  assert.doesNotMatch(text, controlBytes);
  const plain = readPdf(await briefPdf(titled('Café ‘Eén’ – €5'))).text;
  assert.ok(!bare(plain).includes('Nietalletekens'));
  assert.doesNotMatch(plain, controlBytes);
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
