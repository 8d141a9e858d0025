import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexQuestion } from '#campaigns/index.schema.ts';

const layer = { name: 'barns', values: [1, null], weight: 2 };
const question = { areas: ['A', 'B'], layers: [layer], normalise: 'percentile' };

test('a question needs areas, layers and a way of normalising; direction and log may be left out', () => {
  assert.deepEqual(indexQuestion.parse(question), question);
  assert.ok(indexQuestion.safeParse({ ...question, log: true }).success);
});

test('a direction may be spelled as a number or a word', () => {
  for (const [spelling, direction] of [
    [1, 1],
    [-1, -1],
    ['positive', 1],
    ['negative', -1],
    ['higher', 1],
    ['lower', -1],
  ]) {
    const { layers } = indexQuestion.parse({ ...question, layers: [{ ...layer, direction: spelling }] });
    assert.equal(layers[0]?.direction, direction, String(spelling));
  }
});

const nine = Array.from({ length: 9 }, (_, at) => ({ ...layer, name: `layer ${at}` }));
const refused: [why: string, changed: object, where: RegExp][] = [
  ['no areas', { areas: [], layers: [{ ...layer, values: [] }] }, /areas/],
  ['one area twice', { areas: ['A', 'A'] }, /A occurs twice/],
  ['one layer twice', { layers: [layer, layer] }, /barns occurs twice/],
  ['a value too few', { layers: [{ ...layer, values: [1] }] }, /barns has 1 values for 2 areas/],
  ['half a weight', { layers: [{ ...layer, weight: 1.5 }] }, /weight/],
  ['a weight of 6', { layers: [{ ...layer, weight: 6 }] }, /weight/],
  ['no weight at all', { layers: [{ ...layer, weight: 0 }] }, /no layer has a weight above 0/],
  ['nine layers that count', { layers: nine }, /at most 8 layers/],
  ['a negative value on a log scale', { log: true, layers: [{ ...layer, values: [-1, 1] }] }, /below 0/],
  ['a direction sideways', { layers: [{ ...layer, direction: 0 }] }, /direction/],
  ['a way that nobody knows', { normalise: 'rank' }, /normalise/],
  ['an unknown field', { colour: 'red' }, /colour/],
];

for (const [why, changed, where] of refused)
  test(`${why} is refused, with its place`, () => {
    const { success, error } = indexQuestion.safeParse({ ...question, ...changed });
    assert.equal(success, false);
    assert.match(error?.message ?? '', where);
  });

test('eight layers that count may stand beside others that do not', () => {
  const layers = nine.map((one, at) => ({ ...one, weight: at === 0 ? 0 : 5 }));
  assert.ok(indexQuestion.safeParse({ ...question, layers }).success);
});
