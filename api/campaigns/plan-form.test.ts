import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completePlan } from '#campaigns/planning/complete-plan.ts';
import { inventedDraft } from './invented-room.ts';
import { formOfPlan, planOfForm, typedFields } from './plan-form.ts';
import { readDraft } from './read-draft.ts';

const whole = (draft: object) => {
  const read = readDraft(draft);
  assert.ok(read.kind === 'draft', JSON.stringify(read));
  return completePlan(read.draft, (code) => code.startsWith('W'));
};

test('a plan that is put in the form and sent again is the same plan', () => {
  const plans = [
    whole({ ...inventedDraft, phenomena: ['chemical-storage'], budgetEuros: 1500, relevantRatio: 1.4 }),
    whole({ ...inventedDraft, selection: null }),
    whole({ ...inventedDraft, selection: undefined, lot: 'een-loting' }),
    whole({
      ...{ ...inventedDraft, areas: ['WATER-NOORDZEE'], selection: null },
      ...{ to: null, reviewOn: '2027-12-31' },
    }),
  ];
  for (const plan of plans) assert.deepEqual(whole(planOfForm(formOfPlan(plan))), plan);
});

test('amounts and ratios are read as people type them, and what is no number is refused by name', () => {
  const form = formOfPlan(whole(inventedDraft));
  const sent = planOfForm({ ...form, budgetEuros: ['€ 1.500'], relevantRatio: ['1,5'] });
  assert.deepEqual([sent.budgetEuros, sent.relevantRatio], [1500, 1.5]);
  const wrong = readDraft(planOfForm({ ...form, budgetEuros: ['veel'], relevantRatio: ['x'] }));
  assert.ok(wrong.kind === 'faults');
  assert.deepEqual(
    wrong.faults.map(({ field, code }) => `${field} ${code}`),
    ['budgetEuros not-a-number', 'relevantRatio not-a-number'],
  );
});

test('an empty form is refused for what is missing, each field once', () => {
  const read = readDraft(planOfForm({ chosenBy: ['figures'] }));
  assert.ok(read.kind === 'faults');
  assert.deepEqual(
    read.faults.map(({ field, code }) => `${field} ${code}`),
    [
      ...['code required', 'title required', 'areas required', 'audience required', 'kit required'],
      ...['channels required', 'from required', 'to required'],
      ...['selection.from required', 'selection.to required'],
      ...['baseline.from required', 'baseline.to required'],
    ],
  );
});

test('the csrf token is no field of the plan', () => {
  assert.deepEqual(typedFields({ csrf: 'x', areas: 'GM0363', channels: ['letter', 'poster'] }), {
    areas: ['GM0363'],
    channels: ['letter', 'poster'],
  });
});
