import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gammaDraw, poissonDraw, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { headlineEffect } from '#campaigns/effect/headline-effect.ts';
import type { Measured } from '#campaigns/effect/measured-areas.ts';
import { overdispersionOfAreas } from '#campaigns/effect/overdispersion.ts';
import { verdictOf } from '#campaigns/effect/verdict.ts';
import { foreseeEffect } from './foresee-effect.ts';
import type { CampaignPlan } from './plan.schema.ts';

type Design = CampaignPlan['design'];
const areas = 44;
const chosen = 6;

/** A province of invented areas; the lowest of the selecting window get the campaign, the next ten are controls. */
function world(seed: number, ratio: number, perWindow: number): Measured {
  const random = seededRandom(seed);
  const all = Array.from({ length: areas }, (_, at) => {
    const mean = (perWindow * gammaDraw(random, 4)) / 4;
    const counts = { selection: poissonDraw(random, mean), baseline: poissonDraw(random, mean) };
    return { code: String(at), population: 10_000, mean, outcome: 0, ...counts };
  }).sort((one, other) => one.selection - other.selection);
  const lived = all.map(({ mean, ...area }, at) => ({
    ...area,
    outcome: poissonDraw(random, at < chosen ? mean * ratio : mean),
  }));
  return {
    all: lived,
    treated: lived.slice(0, chosen),
    controls: lived.slice(chosen, chosen + 10),
    untouched: lived.slice(chosen),
    weeks: { selection: 52, baseline: 52, outcome: 52 },
  };
}

function saysMore(design: Design, measured: Measured): boolean {
  const phi = overdispersionOfAreas(measured.untouched) ?? 1;
  const { interval, observed, expected } = headlineEffect(design, measured, phi);
  return verdictOf({ interval, observed, expected, relevant: 1.25, final: true }) === 'MEER';
}

const worlds = 200;
const every = (run: (seed: number) => number) =>
  Array.from({ length: worlds }, (_, at) => run(at + 1)).reduce((sum, one) => sum + one, 0) / worlds;

for (const design of ['empirical-bayes', 'lottery', 'difference-in-differences', 'before-after'] as const)
  test(`${design}: of what was foreseen for a doubling at least 80 of 100 comes true`, () => {
    const foreseen = every((seed) => foreseeEffect(design, world(seed, 2, 12)).powerForDoubling);
    const seen = every((seed) => Number(saysMore(design, world(seed, 2, 12))));
    assert.ok(foreseen > 0.3 && foreseen < 1, `foreseen ${foreseen}`);
    assert.ok(seen >= 0.8 * foreseen, `seen ${seen}, foreseen ${foreseen}`);
  });

test('what is foreseen does not look ahead: another outcome, the same promise', () => {
  const measured = world(3, 1, 12);
  const other = { ...measured, treated: measured.treated.map((area) => ({ ...area, outcome: 99 })) };
  for (const design of ['empirical-bayes', 'lottery', 'difference-in-differences', 'before-after'] as const)
    assert.deepEqual(foreseeEffect(design, other), foreseeEffect(design, measured));
});

test('without a single report nothing can be seen, and nothing breaks', () => {
  const silent = world(1, 1, 0);
  for (const design of ['empirical-bayes', 'lottery', 'difference-in-differences', 'before-after'] as const)
    assert.deepEqual(foreseeEffect(design, silent), {
      baselineReports: 0,
      expectedAfter: 0,
      smallestRatio: null,
      powerForDoubling: 0,
    });
});

test('more areas and more time show smaller effects', () => {
  const measured = world(5, 1, 12);
  const smallest = (change: Partial<Measured>) =>
    foreseeEffect('empirical-bayes', { ...measured, ...change }).smallestRatio ?? Infinity;
  assert.ok(smallest({}) < smallest({ treated: measured.treated.slice(0, 2) }));
  assert.ok(smallest({}) < smallest({ weeks: { ...measured.weeks, outcome: 13 } }));
});
