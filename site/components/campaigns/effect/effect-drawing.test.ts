import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EffectAnswer } from '#api/campaigns/effect-page.schema.ts';
import words from '#content/i18n/nl/effect.json' with { type: 'json' };
import { createTranslator } from '../../../translate.ts';
import { chartSize, drawEffect } from './effect-drawing.ts';
import { inChance, inInterval, inTimes } from './effect-words.ts';

const t = createTranslator({ nl: { effect: words } }, 'nl');
type Month = EffectAnswer['series'][number];

const month = (name: string, observed: number, phase: Month['phase']): Month => ({
  ...{ month: name, weeks: 4, observed, phase },
  ...(phase === 'before' ? { expected: null, low: null, high: null } : { expected: 3, low: 1, high: 7 }),
  controls: 2.5,
});
const series = [
  month('2026-10', 2, 'before'),
  month('2026-11', 4, 'baseline'),
  month('2026-12', 3, 'baseline'),
  month('2027-01', 0, 'wash-in'),
  month('2027-02', 9, 'outcome'),
  month('2027-03', 5, 'after'),
];
const confounder = (from: string, to: string) => ({
  ...{ id: from, kind: 'news' as const, from, to, note: 'Verzonnen' },
  ...{ byName: 'Verzonnen', madeOn: to },
});

function effect(changes: Partial<EffectAnswer> = {}): EffectAnswer {
  const windows = {
    baseline: { firstDay: '2026-11-02', lastDay: '2026-12-27' },
    outcome: { firstDay: '2027-02-01', lastDay: '2027-02-28' },
  };
  const plan = { from: '2027-01-04', to: '2027-02-28', windows, confounders: [], series };
  return { ...plan, ...changes } as unknown as EffectAnswer;
}

test('everything stays inside the drawing, and a bar is as high as its count', () => {
  const drawn = drawEffect(effect());
  assert.ok(drawn);
  const { plot, bars } = drawn;
  assert.equal(bars.length, series.length);
  for (const { x, y, width, height } of bars) {
    assert.ok(x >= plot.left && x + width <= plot.right && y >= plot.top);
    assert.ok(Math.abs(y + height - plot.bottom) < 0.11);
  }
  const [two, four] = [bars[0], bars[1]];
  assert.ok(two && four && Math.abs(four.height / two.height - 2) < 0.01);
  assert.equal(bars[3]?.height, 0);
  for (const path of [drawn.band, drawn.expected, drawn.controls])
    for (const [, x, y] of path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g))
      assert.ok(Number(x) <= chartSize.width && Number(y) >= 0 && Number(y) <= plot.bottom, path);
});

test('nothing is expected before the comparison: the band begins with it', () => {
  const drawn = drawEffect(effect());
  assert.ok(drawn && !/NaN/.test(drawn.band));
  const first = Number(/^M([\d.]+)/.exec(drawn.band)?.[1]);
  assert.ok(first > (drawn.bars[0]?.x ?? Infinity));
});

test('the run-up lies between the start and what is measured; a standing campaign has no end', () => {
  const drawn = drawEffect(effect({ to: null }));
  const outcome = drawn?.spans.find(({ phase }) => phase === 'outcome');
  assert.ok(drawn?.washIn && outcome);
  assert.equal(drawn.washIn.x, drawn.start);
  assert.ok(Math.abs(drawn.washIn.x + drawn.washIn.width - outcome.from) < 0.2);
  assert.equal(drawn.end, null);
  assert.equal(drawEffect(effect({ from: '2027-02-01' }))?.washIn, null);
});

test('what happened meanwhile is marked with its number in the list, also when it began earlier', () => {
  const confounders = [
    confounder('2020-01-01', '2020-02-01'),
    confounder('2026-09-01', '2026-11-01'),
    confounder('2027-02-10', '2027-02-11'),
  ];
  const drawn = drawEffect(effect({ confounders }));
  assert.deepEqual(
    drawn?.marks.map(({ number }) => number),
    [2, 3],
  );
  assert.equal(drawn?.marks[0]?.x, drawn?.plot.left);
});

test('a chart of five years names few months, and none without a year near it', () => {
  const long = Array.from({ length: 60 }, (_, at) =>
    month(Temporal.PlainYearMonth.from('2022-03').add({ months: at }).toString(), at % 5, 'baseline'),
  );
  const drawn = drawEffect(effect({ series: long }));
  const gaps = drawn?.months.slice(1).map(({ x }, at) => x - (drawn.months[at]?.x ?? 0)) ?? [];
  assert.ok(Math.min(...gaps) >= 28, `${gaps}`);
  assert.ok((drawn?.months.filter(({ year }) => year !== null).length ?? 0) >= 4);
  assert.equal(drawEffect(effect({ series: [] })), null);
});

test('a bound without end, or beyond what anybody knows, is said in words; no chance is 0', () => {
  assert.equal(inInterval([0.88, 2.86], t), '×0,88 tot ×2,86');
  assert.equal(inInterval([0.5, null], t), '×0,50, zonder bovengrens');
  assert.equal(inInterval([0.5, 1e6], t), '×0,50, zonder bovengrens');
  assert.equal(inTimes(null, t), 'geen verhouding: gedeeld door nul');
  assert.deepEqual([inChance(0.0341), inChance(0)], ['0,034', '< 0,001']);
});
