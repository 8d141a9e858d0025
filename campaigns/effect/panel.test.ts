import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poissonDraw, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { poissonRegression } from '#campaigns/regression/poisson-regression.ts';
import { panelEffect } from './panel.ts';

function simulated(seed: number, ratio: number, areas = 12, months = 18) {
  const random = seededRandom(seed);
  const treated = [1, 4, 7];
  const starts = [9, 10, 12];
  const counts = Array.from({ length: areas }, (_, area) =>
    Array.from({ length: months }, (__, month) => {
      const place = treated.indexOf(area);
      const effect = place >= 0 && month >= (starts[place] as number) ? ratio : 1;
      return poissonDraw(random, (2 + area / 2) * (1 + (month % 6) / 6) * effect);
    }),
  );
  const sets: number[][] = [];
  for (let a = 0; a < areas; a += 1)
    for (let b = a + 1; b < areas; b += 1) for (let c = b + 1; c < areas; c += 1) sets.push([a, b, c]);
  return { panel: { counts, treated, starts }, others: sets.filter((set) => set.join() !== treated.join()) };
}

test('proportional fitting finds what the regression with a column per area and month finds', () => {
  const { panel } = simulated(3, 1.8);
  const rows = panel.counts.flatMap((row, area) => row.map((count, month) => ({ area, month, count })));
  const fit = poissonRegression({
    counts: rows.map(({ count }) => count),
    columns: rows.map(({ area, month }) => {
      const start = panel.starts[panel.treated.indexOf(area)] ?? Infinity;
      const areas = panel.counts.map((_, other) => Number(other === area));
      const months = Array.from({ length: 17 }, (_, other) => Number(other + 1 === month));
      return [month >= start ? 1 : 0, ...areas, ...months];
    }),
    offsets: rows.map(() => 0),
  });
  const found = panelEffect(panel, []);
  assert.ok(fit && found);
  assert.ok(Math.abs(Math.log(found.ratio) - (fit.coefficients[0] as number)) < 1e-8);
  assert.ok(Math.abs(found.phi - fit.phi) < 1e-8);
  const error = Math.sqrt(((fit.covariance[0] as number[])[0] as number) * Math.max(1, fit.phi));
  assert.ok(Math.abs(found.error / error - 1) < 1e-6, `${found.error} is not ${error}`);
  assert.equal(found.p, null);
});

test('a doubling stands out among all sets that could have been chosen; nothing does not', () => {
  const doubled = simulated(11, 2.2);
  const found = panelEffect(doubled.panel, doubled.others);
  assert.ok(found && (found.p as number) < 0.02 && Math.abs(found.ratio - 2.2) < 0.6, JSON.stringify(found));
  assert.equal(found.sets, 220);
});

test('simulated without effect: p is below 0.05 in about one world of twenty', () => {
  let declared = 0;
  for (let seed = 100; seed < 160; seed += 1) {
    const { panel, others } = simulated(seed, 1, 9, 12);
    declared += Number((panelEffect(panel, others)?.p as number) <= 0.05);
  }
  assert.ok(declared <= 8, `${declared} of 60`);
});

test('an area without reports says nothing and breaks nothing; treated areas without any report have no answer', () => {
  const { panel } = simulated(5, 1.5);
  const silent = [...panel.counts, panel.counts[0]?.map(() => 0) as number[]];
  assert.deepEqual(panelEffect({ ...panel, counts: silent }, []), panelEffect(panel, []));
  const none = panel.counts.map((row, area) => (panel.treated.includes(area) ? row.map(() => 0) : row));
  assert.equal(panelEffect({ ...panel, counts: none }, []), null);
});
