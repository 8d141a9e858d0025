import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completePlan, outcomeDays } from './complete-plan.ts';
import { campaignPlan } from './plan.schema.ts';
import { monthsApart, thursdaysIn } from './plan-days.ts';

const draft = {
  code: 'verzonnen',
  title: 'Verzonnen campagne',
  areas: ['A'],
  audience: 'residents',
  kit: 'verzonnen-kit',
  from: '2026-12-07',
  to: '2027-02-28',
  baseline: { from: '2024-11-01', to: '2025-10-31' },
} as const;
const complete = (change: object = {}) =>
  completePlan({ ...draft, areas: [...draft.areas], ...change }, (code) => code.startsWith('W'));

test('every default is written out: the plan is whole', () => {
  assert.deepEqual(campaignPlan.parse(complete()), complete());
  assert.deepEqual(
    [complete().design, complete().relevantRatio, complete().secondOutcome],
    ['empirical-bayes', 1.25, 'usable-reports'],
  );
});

test('a lot makes it a lottery, water makes it before and after, a choice stays a choice', () => {
  assert.equal(complete({ lot: '1' }).design, 'lottery');
  assert.equal(complete({ areas: ['A', 'W'] }).design, 'before-after');
  assert.equal(
    complete({ areas: ['W'], design: 'difference-in-differences' }).design,
    'difference-in-differences',
  );
});

test('measured while it runs, a short campaign four weeks, a standing one until its review', () => {
  assert.deepEqual(complete().outcomeWindow, { from: '2026-12-07', to: '2027-02-28' });
  const short = complete({ to: '2026-12-13' });
  assert.deepEqual(short.outcomeWindow, { from: '2026-12-07', to: '2027-01-03' });
  assert.equal(thursdaysIn({ from: '2026-12-07', to: '2027-01-03' }), 4);
  const standing = complete({ to: null, reviewOn: '2027-12-31' });
  assert.equal(standing.outcomeWindow, null);
  assert.deepEqual(outcomeDays(standing), { from: '2026-12-07', to: '2027-12-31' });
});

test('a week belongs to the window in which its Thursday lies', () => {
  assert.equal(thursdaysIn({ from: '2026-11-19', to: '2026-11-19' }), 1);
  assert.equal(thursdaysIn({ from: '2026-11-20', to: '2026-11-25' }), 0);
  assert.equal(thursdaysIn({ from: '2026-01-01', to: '2026-12-31' }), 53);
});

test('months that have begun', () => {
  assert.equal(monthsApart('2026-01-01', '2026-12-31'), 12);
  assert.equal(monthsApart('2026-01-01', '2027-01-01'), 13);
  assert.equal(monthsApart('2026-01-31', '2026-02-27'), 1);
});
