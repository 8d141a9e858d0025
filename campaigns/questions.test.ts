import assert from 'node:assert/strict';
import { test } from 'node:test';
import { densityQuestion } from './density.schema.ts';
import { effectQuestion } from './effect.schema.ts';
import { powerQuestion } from './power.schema.ts';
import { surveyQuestion } from './survey.schema.ts';

const area = { code: 'A', observed: 3, population: 10_000 };
const treated = { before: 1, after: 1 };
const plan = { before: { months: 12, perMonth: 2 }, after: { months: 3 } };

const refused: [why: string, question: { success: boolean; error?: Error }, where: RegExp][] = [
  ['half a report', effectQuestion.safeParse({ treated: { before: 1.5, after: 1 } }), /before/],
  ['a negative count', effectQuestion.safeParse({ treated: { before: -1, after: 1 } }), /before/],
  [
    'an exposure of nothing',
    effectQuestion.safeParse({ treated, exposure: { before: 0, after: 1 } }),
    /exposure/,
  ],
  ['a level of 1', effectQuestion.safeParse({ treated, level: 1 }), /level/],
  ['a relevant ratio below 1', effectQuestion.safeParse({ treated, relevant: 0.8 }), /relevant/],
  ['no areas', densityQuestion.safeParse({ areas: [] }), /areas/],
  [
    'an area without inhabitants',
    densityQuestion.safeParse({ areas: [{ ...area, population: 0 }] }),
    /population/,
  ],
  ['nothing expected', densityQuestion.safeParse({ areas: [{ ...area, expected: 0 }] }), /expected/],
  ['one code twice', densityQuestion.safeParse({ areas: [area, area] }), /A occurs twice/],
  [
    'an area beside itself',
    densityQuestion.safeParse({ areas: [{ ...area, neighbours: ['A'] }] }),
    /A names itself/,
  ],
  ['an unknown field of an area', densityQuestion.safeParse({ areas: [{ ...area, colour: 1 }] }), /colour/],
  [
    'nothing that could change',
    powerQuestion.safeParse({ ...plan, before: { months: 12, perMonth: 0 } }),
    /perMonth/,
  ],
  [
    'more yes than answers',
    surveyQuestion.safeParse({ groups: [{ code: 'A', yes: 3, answers: 2 }] }),
    /more yes/,
  ],
  [
    'a die with more than six sides of truth',
    surveyQuestion.safeParse({ groups: [{ code: 'A', yes: 1, answers: 2 }], truth: 0.9, forcedYes: 0.2 }),
    /truth/,
  ],
  ['certainty', powerQuestion.safeParse({ ...plan, power: 1 }), /power/],
];

for (const [why, { success, error }, where] of refused)
  test(`${why} is refused, with its place`, () => {
    assert.equal(success, false);
    assert.match(error?.message ?? '', where);
  });

test('what is left out is allowed to be left out', () => {
  assert.ok(densityQuestion.safeParse({ areas: [area] }).success);
  assert.ok(effectQuestion.safeParse({ treated }).success);
  assert.ok(powerQuestion.safeParse(plan).success);
});
