import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { poissonDraw, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { campaignEffect, waldIsCorrected } from './campaign-effect.ts';

const pair = (before: number, after: number) => ({ before, after });

test('the worked example: 21 → 33 is ×1.57, 0.88–2.86, p 0.13: no difference shown', () => {
  const { ratio, interval, p, verdict } = campaignEffect({ treated: pair(21, 33), final: true });
  assert.deepEqual(
    [ratio, ...interval, p].map((number) => number?.toFixed(2)),
    ['1.57', '0.88', '2.86', '0.13'],
  );
  assert.equal(verdict, 'NIET_AAN_TE_TONEN');
});

test('only the final look gets a verdict', () => {
  assert.equal(campaignEffect({ treated: pair(21, 330), final: false }).verdict, 'TE_VROEG');
  assert.equal(campaignEffect({ treated: pair(21, 330), final: true }).verdict, 'MEER');
  assert.equal(campaignEffect({ treated: pair(21, 330) }).verdict, 'MEER', 'plain counts are complete');
});

test('each verdict by its rule', () => {
  const verdict = (before: number, after: number, relevant?: number) =>
    campaignEffect({ treated: pair(before, after), final: true, relevant }).verdict;
  assert.equal(verdict(330, 210), 'MINDER');
  assert.equal(verdict(1000, 1010), 'GEEN_RELEVANT');
  assert.equal(verdict(1000, 1010, 1.05), 'NIET_AAN_TE_TONEN');
  // A rise beyond doubt stays a rise, also when it is small.
  assert.equal(verdict(100_000, 102_000), 'MEER');
  // Fewer than 5 expected and fewer than 10 in all.
  assert.equal(verdict(4, 5), 'TE_VROEG');
  assert.equal(verdict(4, 6), 'NIET_AAN_TE_TONEN');
  assert.equal(verdict(5, 0), 'NIET_AAN_TE_TONEN');
});

test('0 → 0 has no ratio, an open interval and no verdict yet', () => {
  const nothing = {
    ratio: null,
    interval: [0, null],
    midP: [0, null],
    wald: [0, null],
    p: 1,
    verdict: 'TE_VROEG',
  };
  assert.deepEqual(campaignEffect({ treated: pair(0, 0), final: true }), nothing);
  const beside = campaignEffect({ treated: pair(0, 0), control: pair(0, 0), final: true });
  assert.deepEqual(
    [beside.ratio, beside.interval, beside.p, beside.verdict],
    [null, [0, null], 1, 'TE_VROEG'],
  );
});

test('a rise that the control had too is no effect', () => {
  const alone = campaignEffect({ treated: pair(60, 120), final: true });
  const beside = campaignEffect({ treated: pair(60, 120), control: pair(300, 600), final: true });
  assert.equal(alone.verdict, 'MEER');
  assert.equal(beside.ratio, 1);
  assert.notEqual(beside.verdict, 'MEER');
});

test('exposure: 12 months before, 3 after; beside a control it cancels', () => {
  const exposure = pair(12, 3);
  assert.equal(campaignEffect({ treated: pair(4, 6), exposure }).ratio, 6);
  const control = pair(40, 11);
  const { ratio, interval } = campaignEffect({ treated: pair(4, 6), control, exposure });
  assert.deepEqual(
    [ratio, interval],
    [1.5 / (11 / 40), campaignEffect({ treated: pair(4, 6), control }).interval],
  );
});

test('too early counts what the control lets expect: 4 becomes 12 where the control trebled', () => {
  const treated = pair(4, 5);
  assert.equal(campaignEffect({ treated, final: true }).verdict, 'TE_VROEG');
  assert.equal(campaignEffect({ treated, exposure: pair(1, 3), final: true }).verdict, 'NIET_AAN_TE_TONEN');
  const beside = campaignEffect({ treated, control: pair(10, 30), final: true });
  assert.equal(beside.verdict, 'NIET_AAN_TE_TONEN');
  // A control without reports before has no trend.
  assert.equal(campaignEffect({ treated, control: pair(0, 30), final: true }).verdict, 'TE_VROEG');
});

test('a higher level widens every interval; a zero beside a control corrects Wald and says so', () => {
  const at = (level: number) => campaignEffect({ treated: pair(9, 14), control: pair(8, 8), level });
  for (const key of ['interval', 'midP', 'wald'] as const) {
    assert.ok(at(0.99)[key][0] < at(0.9)[key][0]);
    assert.ok((at(0.99)[key][1] ?? 0) > (at(0.9)[key][1] ?? Infinity));
  }
  assert.equal(waldIsCorrected({ treated: pair(0, 3), control: pair(1, 1) }), true);
  assert.equal(waldIsCorrected({ treated: pair(0, 3) }), false);
  assert.equal(waldIsCorrected({ treated: pair(1, 3), control: pair(1, 1) }), false);
});

test('whatever the counts: the ratio lies within its intervals, and nothing is NaN', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5000 }));
  const counts = fc.record({ before: count, after: count });
  fc.assert(
    fc.property(counts, fc.option(counts, { nil: undefined }), (treated, control) => {
      const { ratio, interval, midP, p } = campaignEffect({ treated, control, final: true });
      assert.ok(p >= 0 && p <= 1);
      for (const [low, high] of [interval, midP]) {
        assert.ok(low >= 0 && (high === null || high > low), `${low} ${high}`);
        if (ratio !== null) assert.ok(low <= ratio && (high === null || ratio <= high));
      }
    }),
    { numRuns: 200 },
  );
});

test('simulated without effect: the exact interval holds 1 in at least 95 % of 3,000 worlds, mid-P nearly so', () => {
  const random = seededRandom(20_260_101);
  let [exact, midP, beside] = [0, 0, 0];
  const holds = ([low, high]: readonly [number, number | null]) => low <= 1 && (high === null || high >= 1);
  for (let world = 0; world < 3000; world += 1) {
    const draw = (mean: number) => pair(poissonDraw(random, mean), poissonDraw(random, mean));
    const treated = draw(2 + (world % 20));
    const found = campaignEffect({ treated });
    exact += Number(holds(found.interval));
    midP += Number(holds(found.midP));
    beside += Number(holds(campaignEffect({ treated, control: draw(12) }).interval));
  }
  assert.ok(exact / 3000 >= 0.95, `${exact / 3000}`);
  assert.ok(midP / 3000 >= 0.94 && midP <= exact, `${midP / 3000}`);
  assert.ok(beside / 3000 >= 0.95, `${beside / 3000}`);
});
