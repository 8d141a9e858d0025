import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CampaignPlan } from '#campaigns/planning/plan.schema.ts';
import { headlineEffect } from './headline-effect.ts';
import { inventedWorld, type Truth } from './invented-worlds.ts';
import { overdispersionOfAreas } from './overdispersion.ts';
import { type Verdict, verdictOf } from './verdict.ts';

const still: Truth = { mean: 6, ratio: 1, trend: 1, campaigns: 5, drawn: false, shaken: 0 };
const worlds = 500;

/** Share of the worlds with a verdict. */
function shareOf(verdict: Verdict, design: CampaignPlan['design'], changes: Partial<Truth>): number {
  let declared = 0;
  for (let seed = 1; seed <= worlds; seed += 1) {
    const world = inventedWorld(seed * 7919, { ...still, ...changes });
    const phi = overdispersionOfAreas(world.controls) ?? 1;
    const headline = headlineEffect(design, world, phi);
    declared += Number(verdictOf({ ...headline, relevant: 1.25, final: true }) === verdict);
  }
  return declared / worlds;
}

for (const mean of [1, 3, 6, 12])
  test(`mean ${mean}: a campaign that does nothing where reports were low says MEER in 3.5 % at most`, () => {
    for (const trend of [1, 1.5]) {
      const more = shareOf('MEER', 'empirical-bayes', { mean, trend });
      assert.ok(more <= 0.035, `trend ${trend}: ${more}`);
    }
    assert.ok(shareOf('MINDER', 'empirical-bayes', { mean }) <= 0.05);
  });

test('rates that swing by themselves, as news makes them, make no campaign a success', () => {
  for (const mean of [3, 12]) {
    const more = shareOf('MEER', 'empirical-bayes', { mean, shaken: 0.1 });
    assert.ok(more <= 0.04, `mean ${mean}: ${more}`);
  }
});

test('a doubling is seen the oftener the more reports come in', () => {
  const seen = [3, 6, 12].map((mean) => shareOf('MEER', 'empirical-bayes', { mean, ratio: 2 }));
  for (const [at, least] of [0.4, 0.57, 0.8].entries()) assert.ok((seen[at] as number) > least, `${seen}`);
});

test('the lot and the controls hold their promise too', () => {
  for (const mean of [3, 12]) {
    assert.ok(shareOf('MEER', 'lottery', { mean, drawn: true }) <= 0.035, `lot, mean ${mean}`);
    assert.ok(shareOf('MEER', 'difference-in-differences', { mean }) <= 0.035, `controls, mean ${mean}`);
  }
  assert.ok(shareOf('MEER', 'lottery', { mean: 12, drawn: true, ratio: 2 }) > 0.55);
  assert.ok(shareOf('MEER', 'difference-in-differences', { mean: 12, ratio: 2 }) > 0.6);
});

test('the counter-proof: without what chose the areas in the prior, more than a tenth says MINDER', () => {
  let fewer = 0;
  for (let seed = 1; seed <= worlds; seed += 1) {
    const world = inventedWorld(seed * 7919, still);
    const forgetful = world.all.map((area) => ({ ...area, selection: 0 }));
    const of = (group: typeof forgetful) =>
      forgetful.filter(({ code }) => group.some((area) => area.code === code));
    const measured = { ...world, all: forgetful, treated: of(world.treated) };
    const headline = headlineEffect('empirical-bayes', measured, 1);
    fewer += Number(verdictOf({ ...headline, relevant: 1.25, final: true }) === 'MINDER');
  }
  assert.ok(fewer / worlds > 0.1, `${fewer / worlds}`);
});
