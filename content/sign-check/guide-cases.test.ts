import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guideSchema } from '../guides/guide.schema.ts';
import { readProse } from '../guides/read-prose.ts';
import { phenomena } from '../taxonomy/phenomena.ts';
import { type Sign, signCodes, signs } from '../taxonomy/signs.ts';
import { guideCases } from './guide-cases.ts';
import { weighSigns } from './weigh-signs.ts';

const answerTo = (...chosen: Sign[]) => weighSigns({ signs: chosen, urgent: [] });
const firstOf = (chosen: Sign[]) => answerTo(...chosen).fits[0]?.phenomenon;

for (const [chosen, phenomenon, danger] of guideCases) {
  test(`${chosen.join(' + ')} fits ${phenomenon} first: ${danger}`, () => {
    const answer = answerTo(...chosen);
    assert.deepEqual([answer.fits[0]?.phenomenon, answer.danger], [phenomenon, danger]);
  });
}

test('the table has sixty cases or more, of every phenomenon, and uses every sign', () => {
  assert.ok(guideCases.length >= 60);
  const named = new Set(guideCases.map(([, phenomenon]) => phenomenon));
  assert.deepEqual([...named].sort(), phenomena.filter((code) => code !== 'other').toSorted());
  const used = new Set(guideCases.flatMap(([chosen]) => chosen));
  assert.deepEqual(
    signCodes.filter((code) => !used.has(code)),
    [],
  );
});

test('all signs that a guide shows together fit its own phenomenon first', () => {
  const guides = readProse(new URL('../guides/', import.meta.url)).filter(
    ({ language }) => language === 'nl',
  );
  for (const { slug, facts } of guides) {
    const guide = guideSchema.parse(facts);
    const shown = guide.signs.flatMap(({ sign }) => (sign === undefined ? [] : [sign]));
    assert.equal(firstOf(shown), guide.phenomenon, slug);
  }
});

test('one sign says little, and the answer says so; several that agree say more', () => {
  assert.equal(answerTo('hemp-smell').fits[0]?.strength, 'could');
  assert.equal(answerTo('cameras-and-locks').fits[0]?.strength, 'could');
  assert.equal(answerTo('hemp-smell', 'fans-or-hum').fits[0]?.strength, 'well');
});

test('a sign of everything is explained for three and named for the rest', () => {
  const { fits, also, apart } = answerTo('cameras-and-locks');
  assert.deepEqual([fits.length, also.length, apart], [3, 3, false]);
  assert.equal(new Set([...fits.map(({ phenomenon }) => phenomenon), ...also]).size, 6);
});

test('signs that contradict each other get more than one answer, and it says so', () => {
  for (const [one, other] of [
    ['taped-package', 'hemp-smell'],
    ['boat-lies-askew', 'manure-foams'],
    ['growing-waste', 'solvent-smell'],
  ] satisfies [Sign, Sign][]) {
    const { fits, apart } = answerTo(one, other);
    assert.ok(fits.length >= 2 && apart, `${one} ${other}`);
    for (const sign of [one, other])
      assert.ok(
        fits.some((fit) => fit.signs.includes(sign)),
        sign,
      );
  }
  assert.equal(answerTo('hemp-smell', 'windows-covered').apart, false);
});

test('no sign is an honest answer: nothing fits, nothing is named, nothing is dangerous', () => {
  assert.deepEqual(weighSigns({ signs: [], urgent: [] }), {
    ...{ danger: null, urgent: false, hazards: [], fits: [], also: [], apart: false },
  });
  assert.equal(weighSigns({ signs: [], urgent: ['fire-or-gas'] }).danger, 'call-now');
});

test('a phenomenon is never named for a sign that the taxonomy does not give it', () => {
  for (const code of signCodes) {
    const fitting: readonly string[] = signs[code].phenomena;
    for (const { phenomenon } of answerTo(code).fits) assert.ok(fitting.includes(phenomenon), code);
  }
});
