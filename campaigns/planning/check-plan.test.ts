import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PlanFacts, planFaults } from './check-plan.ts';
import { completePlan } from './complete-plan.ts';
import type { CampaignPlan } from './plan.schema.ts';
import { overlap } from './plan-days.ts';

const facts: PlanFacts = {
  today: '2026-11-22',
  kindOn: (code, day) => {
    if (code === 'A-ENDS') return day < '2027-01-01' ? 'municipality' : null;
    return code.startsWith('X') ? null : code.startsWith('W') ? 'water' : 'municipality';
  },
  kitCodes: ['verzonnen-kit'],
  drawn: null,
  seen: null,
  ownAreas: null,
};

const plan: CampaignPlan = completePlan(
  {
    code: 'verzonnen',
    title: 'Verzonnen campagne',
    areas: ['A', 'B'],
    audience: 'residents',
    kit: 'verzonnen-kit',
    from: '2026-12-07',
    to: '2027-02-28',
    selection: { from: '2025-11-01', to: '2026-10-31' },
    baseline: { from: '2024-11-01', to: '2025-10-31' },
  },
  () => false,
);

const faultsOf = (change: Partial<CampaignPlan>, other: Partial<PlanFacts> = {}) =>
  planFaults({ ...plan, ...change }, { ...facts, ...other }).map(({ field, code }) => `${field} ${code}`);

test('a plan that keeps every rule has no faults', () => {
  assert.deepEqual(faultsOf({}), []);
});

const refused: [why: string, change: Partial<CampaignPlan>, faults: string[], facts?: Partial<PlanFacts>][] =
  [
    ['an area twice', { areas: ['A', 'A'] }, ['areas twice']],
    ['an area that nobody knows', { areas: ['A', 'X'] }, ['areas unknown-area']],
    ['an area that goes up in another half-way', { areas: ['A-ENDS'] }, ['areas area-ends']],
    ['an area of another region', {}, ['areas other-region'], { ownAreas: ['A'] }],
    ['an unknown kit', { kit: 'geen' }, ['kit unknown-choice']],
    ['a channel twice', { channels: ['letter', 'letter'] }, ['channels twice']],
    ['a first day in the past', { from: '2026-11-21' }, ['from in-the-past']],
    [
      'an end before the beginning',
      { to: '2026-12-06', outcomeWindow: { from: '2026-12-07', to: '2027-02-28' } },
      ['to day-order'],
    ],
    ['more than a year', { to: '2027-12-07' }, ['to too-many-months']],
    ['no end and no review', { to: null, outcomeWindow: null }, ['reviewOn review-needed']],
    ['no end and a window of its own', { to: null, reviewOn: '2027-12-31' }, ['outcomeWindow only-ending']],
    ['an end and a review', { reviewOn: '2027-03-31' }, ['reviewOn only-standing']],
    [
      'a selection that shares one day with the baseline',
      { selection: { from: '2025-10-31', to: '2026-10-31' } },
      ['baseline overlaps-selection'],
    ],
    [
      'a selection that is not over',
      { selection: { from: '2025-11-22', to: '2026-11-22' } },
      ['selection not-over'],
    ],
    [
      'a baseline that touches the campaign',
      { selection: null, baseline: { from: '2025-11-01', to: '2026-12-07' } },
      ['baseline not-before-start'],
    ],
    [
      'a baseline that has hardly begun',
      { selection: null, baseline: { from: '2026-11-01', to: '2027-02-01' }, from: '2027-02-15' },
      ['outcomeWindow before-start', 'baseline too-little-known'],
    ],
    [
      'a baseline of eleven weeks',
      { baseline: { from: '2025-01-06', to: '2025-03-23' } },
      ['baseline too-few-weeks'],
    ],
    [
      'a baseline of more than three years',
      { baseline: { from: '2022-09-30', to: '2025-10-31' } },
      ['baseline too-many-months'],
    ],
    [
      'an outcome before the campaign',
      { outcomeWindow: { from: '2026-12-06', to: '2027-02-28' } },
      ['outcomeWindow before-start'],
    ],
    [
      'an outcome of three weeks',
      { outcomeWindow: { from: '2026-12-07', to: '2026-12-27' } },
      ['outcomeWindow too-few-weeks'],
    ],
    ['shrinking without inhabitants', { areas: ['A', 'W'] }, ['design needs-inhabitants']],
    ['a lot without lottery', { lot: '1' }, ['lot only-lottery']],
    ['lottery without a lot', { design: 'lottery' }, ['lot lot-needed']],
    ['an unknown lot', { design: 'lottery', lot: '1' }, ['lot unknown-lot']],
    [
      'other areas than the lot drew',
      { design: 'lottery', lot: '1' },
      ['areas not-the-lot'],
      { drawn: ['A', 'C'] },
    ],
    [
      'one area fewer than the lot drew',
      { design: 'lottery', lot: '1', areas: ['A'] },
      ['areas not-the-lot'],
      { drawn: ['A', 'B'] },
    ],
  ];

for (const [why, change, faults, other] of refused)
  test(`refused: ${why}`, () => {
    assert.deepEqual(faultsOf(change, other).sort(), faults.sort());
  });

const begun = {
  ...plan,
  from: '2026-11-02',
  outcomeWindow: { from: '2026-11-30', to: '2027-02-28' },
};

test('a later version may keep a first day that has passed, and no other', () => {
  assert.deepEqual(faultsOf({ from: '2026-11-02' }, { seen: begun }), []);
  assert.deepEqual(faultsOf({ from: '2026-11-03' }, { seen: begun }), ['from in-the-past']);
});

test('the drawn areas may stand in any order', () => {
  assert.deepEqual(faultsOf({ design: 'lottery', lot: '1' }, { drawn: ['B', 'A'] }), []);
});

const day = fc
  .integer({ min: 0, max: 1000 })
  .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }).toString());
const window = fc.tuple(day, day).map(([one, other]) => ({
  from: one < other ? one : other,
  to: one < other ? other : one,
}));

test('whatever else is planned: a window that chose the areas never overlaps an accepted baseline', () => {
  fc.assert(
    fc.property(window, window, day, (selection, baseline, from) => {
      const accepted = faultsOf({ selection, baseline, from }, { today: '2024-01-02' }).every(
        (fault) => !fault.startsWith('baseline') && !fault.startsWith('selection'),
      );
      return !accepted || (!overlap(selection, baseline) && baseline.to < from);
    }),
    { numRuns: 2000 },
  );
});

const measuring: CampaignPlan = {
  ...plan,
  from: '2026-11-02',
  outcomeWindow: { from: '2026-11-02', to: '2027-02-28' },
};

const locked: [field: string, change: Partial<CampaignPlan>][] = [
  ['areas', { areas: ['A', 'C'] }],
  ['phenomena', { phenomena: ['other'] }],
  ['design', { design: 'before-after' }],
  ['selection', { selection: null }],
  ['baseline', { baseline: { from: '2024-12-01', to: '2025-10-31' } }],
  ['relevantRatio', { relevantRatio: 3 }],
  ['secondOutcome', { secondOutcome: 'none' }],
  ['outcomeWindow', { outcomeWindow: { from: '2026-11-02', to: '2027-01-31' } }],
  ['from', { from: '2026-12-07', outcomeWindow: { from: '2026-12-07', to: '2027-02-28' } }],
];

for (const [field, change] of locked)
  test(`once the measurement has begun, ${field} stays; the day before it may change`, () => {
    const faults = planFaults({ ...measuring, ...change }, { ...facts, seen: measuring });
    assert.ok(faults.some((fault) => fault.field === field && fault.code === 'already-measuring'));
    const before = { ...facts, today: '2026-11-01', seen: measuring };
    assert.deepEqual(planFaults({ ...measuring, ...change }, before), []);
  });

test('words, channels, budget and last day may change while it measures; so may the order of the areas', () => {
  const change = { title: 'Anders', channels: ['poster' as const], budgetEuros: 5, to: '2027-01-31' };
  assert.deepEqual(faultsOf({ ...measuring, ...change, areas: ['B', 'A'] }, { seen: measuring }), []);
});

test('the review of a standing campaign may move away while it has not come, and never nearer', () => {
  const standing: CampaignPlan = { ...measuring, to: null, outcomeWindow: null, reviewOn: '2027-06-30' };
  const later = { ...standing, reviewOn: '2027-12-31' };
  const nearer = { ...standing, reviewOn: '2027-03-31' };
  assert.deepEqual(faultsOf(later, { seen: standing }), []);
  assert.deepEqual(faultsOf(nearer, { seen: standing }), ['reviewOn already-measuring']);
  assert.deepEqual(faultsOf(later, { seen: standing, today: '2027-07-01' }), ['reviewOn already-measuring']);
});
