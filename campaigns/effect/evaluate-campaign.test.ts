import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateCampaign } from './evaluate-campaign.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import { alpha } from './method.ts';
import { overdispersionOfAreas, overdispersionOfMonths } from './overdispersion.ts';
import { predictedEffect } from './predicted-effect.ts';
import { widened, widenedP } from './widened.ts';

const firstThursday = Temporal.PlainDate.from('2025-01-02');
const weeks = Array.from({ length: 156 }, (_, at) => {
  const day = firstThursday.add({ weeks: at });
  return {
    week: `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`,
    thursday: day.toString(),
  };
});
const weekAt = (at: number) => weeks[at]?.week as string;

/** Selection 2025, baseline 2026, outcome the first half of 2027. */
const windows = {
  selection: { from: weekAt(0), to: weekAt(51) },
  baseline: { from: weekAt(52), to: weekAt(104) },
  outcome: { from: weekAt(105), to: weekAt(130) },
};
const places = { selection: [0, 51], baseline: [52, 104], outcome: [105, 130] } as const;
type Window = keyof typeof places;

/** Reports of an area spread over the weeks of its windows, one after the other. */
function area(code: string, reports: Partial<Record<Window, number>>, population: number | null = 10_000) {
  const counts = new Array<number>(weeks.length).fill(0);
  for (const [window, total] of Object.entries(reports) as [Window, number][]) {
    const [first, last] = places[window];
    for (let one = 0; one < total; one += 1) {
      const at = first + (one % (last - first + 1));
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return { code, population, counts };
}

const others = ['B', 'C', 'D', 'E', 'F', 'G'].map((code, at) =>
  area(code, { selection: 50, baseline: 50 + at, outcome: 25 + (at % 2) }),
);

function question(changes: Partial<EvaluationQuestion> = {}): EvaluationQuestion {
  return {
    plan: { areas: ['A'], design: 'empirical-bayes', from: '2027-01-04' },
    frozen: {
      ...windows,
      controls: others.map(({ code }) => code),
      excluded: [],
      ...{ relevantRatio: 1.25, baselineReports: 20, expectedAfter: 10 },
      ...{ smallestRatio: 2.2, powerForDoubling: 0.6 },
    },
    ...{ version: 1, approved: true, withdrawnOn: null, laidDownLate: false },
    weeks,
    areas: [area('A', { selection: 20, baseline: 20, outcome: 40 }), ...others],
    eligible: null,
    outcomeEndsOn: '2027-07-04',
    outcomeWeeks: 26,
    asOf: '2027-12-01',
    ...changes,
  };
}
const designed = (design: EvaluationQuestion['plan']['design'], changes: Partial<EvaluationQuestion> = {}) =>
  question({ ...changes, plan: { ...question().plan, design } });

test('before the reporting lag has passed it is too early, whatever came in, and no estimate leaks', () => {
  for (const asOf of ['2027-03-01', '2027-07-04', '2027-07-18']) {
    const early = evaluateCampaign(question({ asOf }));
    assert.equal(early.verdict, 'TE_VROEG');
    assert.equal(early.sentence, 'Te vroeg om iets te zeggen. Kijk weer op 19 juli 2027.');
    assert.deepEqual([early.final, early.lookAgainOn, early.effect], [false, '2027-07-19', null]);
    assert.deepEqual(early.crossChecks, []);
    assert.deepEqual(
      early.notes.map(({ code }) => code),
      ['cause-not-proven'],
    );
  }
  assert.equal(evaluateCampaign(question({ asOf: '2027-07-19' })).verdict, 'MEER');
});

test('the final look gives the verdict of the frozen rule with one sentence, and what it does not prove', () => {
  const { sentence, effect, verdict, notes, drawnByLot } = evaluateCampaign(question());
  assert.equal(verdict, 'MEER');
  assert.match(sentence, /^Er kwamen meer meldingen dan verwacht zonder campagne: naar schatting ×\d/);
  assert.match(sentence, /Oorzaak niet bewezen\.$/);
  assert.ok(effect && effect.interval[0] > 1 && effect.p < 0.05);
  assert.ok(effect.expected > 10 && effect.expected < 14, `${effect.expected}`);
  assert.ok(!drawnByLot && notes.some(({ code }) => code === 'cause-not-proven'));
});

test('the window that chose the areas is never their baseline, and the baseline never the outcome', () => {
  const { frozen } = question();
  for (const wrong of [
    { ...frozen, selection: windows.baseline },
    { ...frozen, selection: { from: weekAt(40), to: weekAt(52) } },
    { ...frozen, outcome: windows.baseline },
  ])
    assert.throws(() => evaluateCampaign(question({ frozen: wrong })), RangeError);
});

test('21 → 33 shows no difference, by every design', () => {
  const long = { ...question().frozen, outcome: { from: weekAt(105), to: weekAt(155) } };
  const rows = [area('A', { baseline: 21 }), ...others];
  for (let at = 0; at < 33; at += 1) (rows[0] as { counts: number[] }).counts[105 + at] = 1;
  for (const design of ['before-after', 'difference-in-differences'] as const) {
    const { verdict } = evaluateCampaign(
      designed(design, {
        frozen: { ...long, controls: [] },
        areas: rows,
        outcomeEndsOn: '2027-12-26',
        asOf: '2028-02-01',
      }),
    );
    assert.equal(verdict, 'NIET_AAN_TE_TONEN', design);
  }
});

test('0 → 0 breaks no design, has no verdict and says so', () => {
  for (const design of ['empirical-bayes', 'before-after', 'difference-in-differences', 'lottery'] as const) {
    const silent = { ...question(), areas: [area('A', {}), area('B', {}), area('C', {})] };
    for (const areas of [silent.areas, [area('A', {}), ...others]]) {
      const found = evaluateCampaign(designed(design, { areas, eligible: ['A', 'B', 'C'] }));
      assert.ok(['TE_VROEG', 'NIET_AAN_TE_TONEN', 'MINDER'].includes(`${found.verdict}`), design);
      assert.ok(found.notes.some(({ code }) => code === 'nothing-counted'));
      assert.doesNotMatch(JSON.stringify(found), /NaN/);
      assert.doesNotMatch(found.sentence, /NaN|undefined/);
    }
    const { sentence, lookAgainOn } = evaluateCampaign(designed(design, silent));
    assert.match(sentence, /te weinig meldingen om iets te zeggen/);
    assert.equal(lookAgainOn, null);
  }
});

test('waters have no inhabitants: before and after of their own, and the answer says so', () => {
  const waters = [area('A', { baseline: 12, outcome: 20 }, null), ...others];
  const { effect, notes, crossChecks } = evaluateCampaign(
    question({ areas: waters, frozen: { ...question().frozen, controls: [] } }),
  );
  assert.equal(effect?.method, 'before-after');
  assert.ok(notes.some((note) => note.code === 'other-method' && note.method === 'before-after'));
  assert.ok(notes.some(({ code }) => code === 'no-controls'));
  const shrunken = crossChecks.find(({ method }) => method === 'empirical-bayes');
  assert.deepEqual(shrunken, { method: 'empirical-bayes', kind: 'refused', why: 'no-inhabitants' });
});

test('every other method answers with its interval and none with a verdict', () => {
  const { crossChecks } = evaluateCampaign(question());
  const methods = crossChecks.map(({ method }) => method);
  assert.deepEqual(methods, [
    'before-after',
    'difference-in-differences',
    'difference-in-differences-wald',
    'panel',
    'interrupted-series',
  ]);
  for (const check of crossChecks) {
    assert.ok(!('verdict' in check));
    if (check.method === 'interrupted-series') continue;
    assert.ok(check.kind === 'estimated' && check.ratio, check.method);
    assert.ok(check.ratio > 2 && check.ratio < 6, `${check.method} ${check.ratio}`);
    assert.ok(check.interval[0] < check.ratio && check.ratio < check.interval[1], check.method);
  }
  const panel = crossChecks.find(({ method }) => method === 'panel');
  assert.ok(panel?.kind === 'estimated' && (panel.p as number) > 0 && (panel.p as number) <= 1);
  const series = crossChecks.find(({ method }) => method === 'interrupted-series');
  assert.ok(series?.kind === 'estimated', JSON.stringify(series));
});

test('areas drawn by lot prove the cause: the sentence does not take it back', () => {
  const { verdict, sentence, effect, notes } = evaluateCampaign(
    designed('lottery', { eligible: ['A', ...others.map(({ code }) => code)] }),
  );
  assert.deepEqual([verdict, effect?.method], ['MEER', 'lottery']);
  assert.doesNotMatch(sentence, /Oorzaak/);
  assert.ok(!notes.some(({ code }) => code === 'cause-not-proven'));
});

test('a later version is named; areas left out for spill-over too', () => {
  const frozen = { ...question().frozen, excluded: [{ code: 'G', why: 'neighbour' as const }] };
  const { notes, version } = evaluateCampaign(question({ version: 3, frozen }));
  assert.equal(version, 3);
  assert.ok(notes.some((note) => note.code === 'later-version' && note.version === 3));
  assert.deepEqual(
    notes.find(({ code }) => code === 'spilled-over'),
    { code: 'spilled-over', codes: ['G'] },
  );
});

test('a plan that nobody approved measured nothing, and one laid down late says so', () => {
  const never = evaluateCampaign(question({ approved: false, laidDownLate: true }));
  assert.deepEqual([never.verdict, never.final, never.effect], ['TE_VROEG', false, null]);
  assert.equal(never.sentence, 'Er is niets te meten: dit plan is niet goedgekeurd.');
  assert.ok(never.notes.some(({ code }) => code === 'laid-down-late'));
});

test('a campaign that was withdrawn has no verdict, before and after its final look, approved or not', () => {
  for (const changes of [{}, { asOf: '2027-03-01' }, { approved: false }]) {
    const found = evaluateCampaign(question({ ...changes, withdrawnOn: '2027-02-15' }));
    assert.deepEqual([found.verdict, found.final, found.lookAgainOn], [null, false, null]);
    assert.deepEqual([found.effect, found.crossChecks], [null, []]);
    assert.equal(found.sentence, 'Deze campagne is ingetrokken op 15 februari 2027. Er is geen oordeel.');
  }
});

test('the chart has every month once, expects nothing before the baseline, and adds up', () => {
  const { series, counted, effect } = evaluateCampaign(question());
  assert.deepEqual(
    series.map(({ month }) => month),
    [...new Set(weeks.map(({ thursday }) => thursday.slice(0, 7)))],
  );
  assert.equal(series[0]?.expected, null);
  const inOutcome = series.filter(({ phase }) => phase === 'outcome');
  const sum = (of: (month: (typeof series)[number]) => number | null) =>
    inOutcome.reduce((all, month) => all + (of(month) ?? 0), 0);
  assert.equal(
    sum(({ observed }) => observed),
    counted.treated.after,
  );
  assert.ok(
    Math.abs(sum(({ expected }) => expected) - (effect?.expected ?? 0)) <
      0.2 * sum(({ expected }) => expected),
  );
  for (const { low, expected, high } of series)
    assert.ok(expected === null || ((low as number) <= expected && expected <= (high as number)));
});

test('before the final look the chart expects what was frozen, not what came in meanwhile', () => {
  const { series } = evaluateCampaign(question({ asOf: '2027-07-01', weeks: weeks.slice(0, 118) }));
  const month = series.find(({ phase }) => phase === 'outcome');
  assert.ok(month && Math.abs((month.expected as number) - (10 / 26) * month.weeks) < 1e-9);
});

test('controls that swing more than chance widen the interval; calm ones never narrow it', () => {
  const calm = ['B', 'C', 'D', 'E', 'F'].map((code) => measured(code, 50, 50));
  const wild = [90, 10, 80, 20, 50].map((outcome, at) => measured(`W${at}`, 50, outcome));
  assert.equal(overdispersionOfAreas(calm), 1);
  assert.ok((overdispersionOfAreas(wild) as number) > 10);
  assert.equal(overdispersionOfAreas(wild.slice(0, 4)), null);
  assert.equal(overdispersionOfMonths([{ weeks: 4, count: 3 }]), null);
  const [low, high] = widened([0.8, 2.45], 1.4, 4);
  assert.ok(Math.abs(Math.log(low / 1.4) - 2 * Math.log(0.8 / 1.4)) < 1e-12);
  assert.ok(Math.abs(Math.log(high / 1.4) - 2 * Math.log(2.45 / 1.4)) < 1e-12);
  assert.deepEqual(widened([0, Infinity], 1, 3), [0, Infinity]);
  assert.ok(Math.abs(widenedP(0.05, 1) - 0.05) < 1e-12 && widenedP(0.01, 4) > 0.15);
});

test('p and interval of a prediction agree: one is below 0.05 exactly when the other leaves 1 out', () => {
  for (let observed = 0; observed < 40; observed += 1) {
    const { p, interval } = predictedEffect(observed, { expected: 14, size: 9 }, alpha);
    assert.equal(p < 0.05, interval[0] > 1 || interval[1] < 1, `${observed}`);
  }
});

function measured(code: string, baseline: number, outcome: number) {
  return { code, population: 1, selection: 0, baseline, outcome };
}

test('nothing before is never "more" or "fewer" by a fall-back, however many came after', () => {
  for (const design of ['empirical-bayes', 'lottery', 'difference-in-differences'] as const) {
    const areas = ['A', 'B', 'C', 'D'].map((code) => area(code, { outcome: 26 }));
    const frozen = { ...question().frozen, controls: [], selection: null };
    const { verdict, effect, notes, sentence } = evaluateCampaign(designed(design, { areas, frozen }));
    assert.equal(verdict, 'NIET_AAN_TE_TONEN', design);
    assert.deepEqual([effect?.method, effect?.observed, effect?.expected], [design, 26, 0]);
    assert.ok(notes.some(({ code }) => code === 'nothing-before'));
    assert.doesNotMatch(sentence, /NaN|undefined|null/);
  }
});
