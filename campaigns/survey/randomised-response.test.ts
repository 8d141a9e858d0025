import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hiddenChange } from './hidden-change.ts';
import { hiddenShares, leastAnswers } from './hidden-shares.ts';
import {
  chanceOfYes,
  hiddenShare,
  likelihoodRatios,
  mostLikelihoodRatio,
  oneDie,
  requireProtection,
} from './randomised-response.ts';

const close = (found: number, wanted: number) =>
  assert.ok(Math.abs(found - wanted) < 1e-9, `${found} is not ${wanted}`);

test('of one die no answer makes a truth more than five times as likely as the other', () => {
  const { yes, no } = likelihoodRatios(oneDie);
  close(yes, 5);
  close(no, 5);
  requireProtection(oneDie);
});

test('whatever somebody was thought likely to be before, one answer moves the odds five times at most', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (before) => {
      const yes = (before * chanceOfYes(oneDie, 1)) / chanceOfYes(oneDie, before);
      const no = (before * (1 - chanceOfYes(oneDie, 1))) / (1 - chanceOfYes(oneDie, before));
      const odds = before / (1 - before);
      assert.ok(yes / (1 - yes) / odds <= mostLikelihoodRatio * (1 + 1e-6));
      assert.ok(no / (1 - no) / odds >= 1 / mostLikelihoodRatio / (1 + 1e-6));
    }),
  );
});

test('a design that tells too much, or that is none, is refused', () => {
  for (const design of [
    { truth: 1, forcedYes: 0 },
    { truth: 0.75, forcedYes: 0.125 },
    { truth: 0.5, forcedYes: 0.05 },
    { truth: 0, forcedYes: 0.5 },
    { truth: 0.8, forcedYes: 0.3 },
    { truth: Number.NaN, forcedYes: 0.1 },
  ])
    assert.throws(() => requireProtection(design), RangeError, JSON.stringify(design));
});

test('the estimate and its error are what the formula says, worked out by hand', () => {
  // 0.4 said yes: (0.4 − 1/6) / (2/3) = 0.35; √(0.4 · 0.6 / 150) / (2/3) = 0.06.
  const { estimate, standardError, interval } = hiddenShare(oneDie, { count: 60, of: 150 });
  close(estimate, 0.35);
  close(standardError, 0.06);
  // Clopper-Pearson of 60 of 150 is 0.3209 to 0.4830 (R: binom.test(60, 150)).
  assert.ok(Math.abs(interval[0] - (0.3209 - 1 / 6) * 1.5) < 2e-4, `${interval}`);
  assert.ok(Math.abs(interval[1] - (0.483 - 1 / 6) * 1.5) < 2e-4, `${interval}`);
});

test('an interval stays within 0 and 1 while the estimate may leave them', () => {
  const few = hiddenShare(oneDie, { count: 2, of: 60 });
  assert.ok(few.estimate < 0);
  assert.equal(few.interval[0], 0);
  assert.ok(few.interval[1] >= 0);
  const all = hiddenShare(oneDie, { count: 60, of: 60 });
  assert.ok(all.estimate > 1);
  assert.equal(all.interval[1], 1);
  assert.deepEqual(hiddenShare(oneDie, { count: 0, of: 1 }).interval[0], 0);
});

test('answers that the dice alone cannot explain are told as such', () => {
  const followed = (count: number) => hiddenShare(oneDie, { count, of: 500 }).followed;
  assert.deepEqual([0, 50, 83, 200, 417, 460, 500].map(followed), [
    ...[false, false, true, true, true, false, false],
  ]);
});

test('what is no share is refused', () => {
  for (const [count, of] of [
    [0, 0],
    [3, 2],
    [-1, 2],
    [0.5, 2],
    [1, Number.NaN],
  ] as const)
    assert.throws(() => hiddenShare(oneDie, { count, of }), RangeError, `${count} of ${of}`);
});

test('of a group with few answers nothing is told, not even how many there were', () => {
  const [few, enough] = hiddenShares(oneDie, [
    { code: 'Verzonnendam', count: 10, of: leastAnswers - 1 },
    { code: 'Bedachtum', count: 20, of: leastAnswers },
  ]);
  assert.deepEqual(few, { code: 'Verzonnendam', kind: 'too-few', least: leastAnswers });
  assert.ok(enough?.kind === 'estimated' && enough.answers === leastAnswers);
  const [low, high] = hiddenShare(oneDie, { count: leastAnswers / 2, of: leastAnswers }).interval;
  assert.ok(high - low < 0.44, `${high - low}`);
});

test('a change is the difference of the yeses divided by the chance of truth', () => {
  const { difference, interval } = hiddenChange(oneDie, { count: 120, of: 200 }, { count: 100, of: 200 });
  close(difference, -0.15);
  assert.ok(interval[0] < -0.15 && interval[1] > -0.15);
  const sure = hiddenChange(oneDie, { count: 60, of: 60 }, { count: 0, of: 60 });
  assert.equal(sure.interval[0], -1);
});
