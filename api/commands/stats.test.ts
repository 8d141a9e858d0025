import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';

async function stats(name: string, question: unknown) {
  const child = spawn(process.execPath, ['api/commands/stats.ts', name], {
    cwd: `${import.meta.dirname}/../..`,
  });
  child.stdin.end(typeof question === 'string' ? question : JSON.stringify(question));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [answer, said, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { answer: answer === '' ? null : JSON.parse(answer), said, code };
}

const areas = [
  { code: 'A', observed: 3, population: 10_000, neighbours: ['B'] },
  { code: 'B', observed: 12, population: 20_000, neighbours: ['A'] },
  { code: 'T', observed: 0, population: 13_000 },
];

test('effect answers 21 → 33 with ratio, exact interval, p and verdict', async () => {
  const { answer, said, code } = await stats('effect', { treated: { before: 21, after: 33 }, final: true });
  assert.deepEqual(Object.keys(answer), ['ratio', 'interval', 'midP', 'wald', 'p', 'verdict']);
  assert.equal(answer.ratio, 33 / 21);
  assert.ok(Math.abs(answer.interval[1] - 2.8580504082247997) < 1e-9);
  assert.equal(answer.verdict, 'NIET_AAN_TE_TONEN');
  assert.deepEqual([said, code], ['', 0]);
});

test('plain counts are told to be taken as the final look; a zero beside a control is told as well', async () => {
  const question = { treated: { before: 0, after: 330 }, control: { before: 40, after: 41 } };
  const { answer, said, code } = await stats('effect', question);
  assert.deepEqual([answer.ratio, answer.interval[1], answer.verdict, code], [null, null, 'MEER', 0]);
  assert.match(said, /^Taken as the final look\..*\nA count is 0: wald.*\n$/);
});

test('power answers the smallest ratio', async () => {
  const { answer } = await stats('power', { before: { months: 12, perMonth: 5 }, after: { months: 12 } });
  assert.deepEqual(Object.keys(answer), ['smallestRatio']);
  assert.equal(answer.smallestRatio.toFixed(2), '1.58');
});

test('density answers per area and for all, and says which local estimate is the global one', async () => {
  const { answer, said, code } = await stats('density', { areas });
  const figures =
    'code rate expected ratio garwood midP marshall marshallLocal posterior pLow qLow state'.split(' ');
  assert.deepEqual(Object.keys(answer.areas[0]), figures);
  assert.deepEqual(Object.keys(answer.areas[0].posterior), [
    'shape',
    'rate',
    'mean',
    'lo',
    'hi',
    'pBelow075',
  ]);
  assert.deepEqual(Object.keys(answer.global), ['marshall', 'gamma', 'funnel', 'moran']);
  assert.match(said, /^Without neighbours: T; marshallLocal is the global estimate there\.\n$/);
  assert.equal(code, 0);
});

const stack = {
  areas: ['A', 'B', 'C'],
  layers: [
    { name: 'barns', values: [3.1, 0.4, 1.2], weight: 2 },
    { name: 'harbours', values: [0, 2, null], weight: 1 },
  ],
  normalise: 'percentile',
};

test('index answers per area what the layers add, and leaves out what is not known', async () => {
  const { answer, said, code } = await stats('index', stack);
  assert.deepEqual(Object.keys(answer), ['areas']);
  const [first, , last] = answer.areas;
  const figures = ['code', 'index', 'rankLow', 'rankHigh', 'layersUsed', 'contributions'];
  assert.deepEqual(Object.keys(first), figures);
  assert.equal(first.contributions.barns + first.contributions.harbours, first.index);
  assert.ok(Math.abs(first.index - (2 * (250 / 3) + 25) / 3) < 1e-12);
  assert.deepEqual([last.index, last.layersUsed, last.contributions], [50, 1, { barns: 50 }]);
  assert.match(said, /^barns has more than half of all weight\.\n$/);
  assert.equal(code, 0);
});

test('attack answers what can be concluded about every count', async () => {
  const cells = [
    { id: 'a', lo: 0, hi: null },
    { id: 'b', lo: 0, hi: 4 },
    { id: 'c', lo: 7, hi: 7 },
  ];
  const { answer, said, code } = await stats('attack', {
    cells,
    sums: [{ cells: ['b', 'c'], lo: 10, hi: 10 }],
  });
  assert.deepEqual(answer, {
    cells: [
      { id: 'a', min: 0, max: null },
      { id: 'b', min: 3, max: 3 },
      { id: 'c', min: 7, max: 7 },
    ],
    pinned: ['b'],
    safe: false,
  });
  assert.deepEqual([said, code], ['', 0]);
});

const refused: [why: string, name: string, question: unknown, sentence: RegExp][] = [
  ['no JSON', 'effect', '{', /is no JSON/],
  ['an unknown field', 'effect', { treated: { before: 1, after: 1 }, colour: 'red' }, /colour/],
  ['a neighbour that is not there', 'density', { areas: [areas[0]] }, /B is no area of this question/],
  [
    'a power that chance has',
    'power',
    { before: { months: 1, perMonth: 1 }, after: { months: 1 }, power: 0.04 },
    /power/,
  ],
  ['a layer too short', 'index', { ...stack, areas: ['A', 'B'] }, /barns has 3 values for 2 areas/],
  [
    'figures that cannot all be true',
    'attack',
    { cells: [{ id: 'a', lo: 0, hi: 9 }], sums: [{ cells: ['a'], lo: 10, hi: null }] },
    /contradicts itself/,
  ],
  [
    'a sum of an unknown cell',
    'attack',
    { cells: [], sums: [{ cells: ['a'], lo: 1, hi: 1 }] },
    /a is no cell/,
  ],
  ['an unknown question', 'luck', {}, /Name one question/],
];

describe('malformed or infeasible questions get one sentence and exit code 2', { concurrency: 2 }, () => {
  for (const [why, name, question, sentence] of refused)
    test(why, async () => {
      const { answer, said, code } = await stats(name, question);
      assert.deepEqual([answer, code], [null, 2]);
      assert.match(said, sentence);
      if (name !== 'luck') assert.equal(said.trimEnd().split('\n').length, 1);
    });
});
