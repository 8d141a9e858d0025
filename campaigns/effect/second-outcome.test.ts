import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvaluationQuestion } from './evaluation-question.ts';
import { secondOutcome } from './second-outcome.ts';

const weeks = Array.from({ length: 20 }, (_, at) => ({
  week: `2026-W${String(at + 10).padStart(2, '0')}`,
  thursday: Temporal.PlainDate.from('2026-03-05').add({ weeks: at }).toString(),
}));
const area = (code: string, before: number, after: number) => ({
  ...{ code, population: 1000 },
  counts: weeks.map((_, at) => (at === 0 ? before : at === 10 ? after : 0)),
});
const others = ['B', 'C', 'D', 'E', 'F', 'G'];

function ask(
  asOf: string,
  kind: 'usable-reports' | 'cases' | 'none',
  followed: [number, number],
  withdrawnOn: string | null = null,
) {
  const question: EvaluationQuestion = {
    plan: { areas: ['A'], design: 'empirical-bayes', from: '2026-05-14' },
    frozen: {
      selection: null,
      baseline: { from: '2026-W10', to: '2026-W19' },
      outcome: { from: '2026-W20', to: '2026-W29' },
      ...{ controls: others, excluded: [], relevantRatio: 1.25 },
      ...{ baselineReports: 40, expectedAfter: 40, smallestRatio: 2, powerForDoubling: 0.8 },
    },
    ...{
      version: 1,
      approved: true,
      withdrawnOn,
      laidDownLate: false,
      weeks,
      eligible: null,
      outcomeEndsOn: '2026-07-19',
      outcomeWeeks: 10,
      asOf,
    },
    areas: [area('A', 40, 60), ...others.map((code) => area(code, 40, 40))],
  };
  const counts = [area('A', ...followed), ...others.map((code) => area(code, 12, 12))];
  return secondOutcome(kind, question, counts);
}

test('the second verdict waits half a year longer, and no estimate leaks before', () => {
  const early = ask('2026-09-01', 'usable-reports', [10, 40]);
  assert.deepEqual([early.verdict, early.effect, early.lookAgainOn], ['TE_VROEG', null, '2027-01-18']);
  assert.match(early.sentence ?? '', /Kijk weer op 18 januari 2027/);
  const late = ask('2027-01-18', 'usable-reports', [10, 40]);
  assert.equal(late.verdict, 'MEER');
  assert.match(late.sentence ?? '', /meer bruikbare meldingen dan verwacht.*Oorzaak niet bewezen/);
  assert.match(ask('2027-01-18', 'cases', [10, 11]).sentence ?? '', /^Geen verschil aangetoond/);
});

test('a withdrawn campaign gets no second verdict either', () => {
  const gone = ask('2027-01-18', 'cases', [10, 40], '2026-06-01');
  assert.deepEqual([gone.verdict, gone.sentence, gone.effect, gone.lookAgainOn], [null, null, null, null]);
});

test('the share followed up is always there, with its interval, also without a second outcome', () => {
  const { followedUp, verdict, sentence } = ask('2026-09-01', 'none', [20, 12]);
  assert.deepEqual([verdict, sentence], [null, null]);
  assert.deepEqual([followedUp.before.count, followedUp.before.of], [20, 40]);
  assert.deepEqual([followedUp.after.count, followedUp.after.of], [12, 60]);
  const [low, high] = followedUp.after.interval as [number, number];
  assert.ok(low < 0.2 && 0.2 < high);
});
