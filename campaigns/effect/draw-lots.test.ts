import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawLots } from './draw-lots.ts';

const eligible = ['E', 'B', 'A', 'D', 'C'];

test('the same seed and the same areas give the same draw, in whatever order they were written', () => {
  const draw = drawLots({ seed: 2027, eligible, places: 2 });
  assert.deepEqual(drawLots({ seed: 2027, eligible: [...eligible].reverse(), places: 2 }), draw);
  assert.deepEqual([...draw.drawn, ...draw.controls].sort(), [...eligible].sort());
  assert.deepEqual(eligible, ['E', 'B', 'A', 'D', 'C']);
});

test('over many seeds every area is drawn equally often, first as well as second', () => {
  const first = new Map<string, number>();
  const any = new Map<string, number>();
  for (let seed = 0; seed < 5000; seed += 1) {
    const { drawn } = drawLots({ seed, eligible, places: 2 });
    first.set(drawn[0] as string, (first.get(drawn[0] as string) ?? 0) + 1);
    for (const code of drawn) any.set(code, (any.get(code) ?? 0) + 1);
  }
  for (const code of eligible) {
    assert.ok(Math.abs((first.get(code) ?? 0) - 1000) < 110, `${first.get(code)}`);
    assert.ok(Math.abs((any.get(code) ?? 0) - 2000) < 140, `${any.get(code)}`);
  }
});

test('a draw without losers, of nobody, or with one area twice is refused', () => {
  for (const places of [0, 5, 6, 1.5])
    assert.throws(() => drawLots({ seed: 1, eligible, places }), RangeError);
  assert.throws(() => drawLots({ seed: 1, eligible: ['A', 'A', 'B'], places: 1 }), RangeError);
});
