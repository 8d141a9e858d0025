import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { looksLikePhoneNumber, sentencesIn, textsIn, wordsIn } from '../guides/read-prose.ts';
import { fullLanguages } from '../languages.ts';
import { audiences } from '../taxonomy/audiences.ts';
import type { Phenomenon } from '../taxonomy/phenomena.ts';
import { advise, type SelfCheckAnswers } from './advise.ts';
import { type SelfCheck, selfCheckAnswers } from './self-check.schema.ts';
import { findSelfCheck, selfChecks } from './self-checks.ts';

const everyText = selfChecks.flatMap(({ slug, texts }) =>
  fullLanguages.map((language) => ({ where: `${slug} (${language})`, texts: texts[language] })),
);
const answersTo = ({ questions }: SelfCheck) =>
  fc.dictionary(fc.constantFrom(...questions.map(({ code }) => code)), fc.constantFrom(...selfCheckAnswers));

test('there is a self-check for a yard, a hall, letting and a harbour', () => {
  assert.deepEqual(
    selfChecks.map(({ slug }) => slug),
    ['erf', 'bedrijfshal', 'verhuur', 'haven'],
  );
  assert.equal(findSelfCheck('erf')?.code, 'yard');
  assert.equal(findSelfCheck('kantoor'), null);
});

test('every question has its words in each full language, and no words are left over', () => {
  for (const { slug, questions, texts } of selfChecks) {
    const codes = questions.map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length, slug);
    for (const language of fullLanguages)
      assert.deepEqual(Object.keys(texts[language].questions), codes, `${slug} (${language})`);
  }
});

test('a question is about what its audience meets, and the tile of its check is drawn', () => {
  for (const { slug, audience, pictogram, questions } of selfChecks) {
    const met: readonly Phenomenon[] = [...audiences[audience], ...audiences.residents];
    for (const { code, phenomena } of questions)
      for (const phenomenon of phenomena)
        assert.ok(met.includes(phenomenon), `${slug} ${code}: ${phenomenon}`);
    assert.ok(existsSync(new URL(`../pictograms/${pictogram}.svg`, import.meta.url)), pictogram);
  }
});

test('questions stand in the order of their weight, so that the first ones matter most', () => {
  for (const { slug, questions } of selfChecks) {
    const weights = questions.map(({ weights: { no } }) => no);
    assert.deepEqual(
      weights,
      weights.toSorted((a, b) => b - a),
      slug,
    );
  }
});

test('no sentence is longer than 20 words, has a phone number or sends anybody in', () => {
  const sends = /^(Ga|Kijk|Loop) (naar binnen|dichtbij|erheen)|^(Open|Volg|Spreek de huurder)\b/;
  for (const { where, texts } of everyText) {
    for (const text of textsIn(texts)) {
      assert.doesNotMatch(text, looksLikePhoneNumber, where);
      for (const sentence of sentencesIn(text)) {
        assert.ok(wordsIn(sentence) <= 20, `${where}: ${sentence}`);
        assert.doesNotMatch(sentence, sends, where);
      }
    }
  }
});

test('every check says to keep away, in every language', () => {
  for (const { where, texts } of everyText) {
    const all = textsIn(texts).join(' ');
    assert.match(
      all,
      /25 met|niet aanraken|not touch|nie dotykać|Ga niet naar binnen|Do not go in|Nie wchodzić/i,
      where,
    );
  }
});

test('advice comes by weight, what is well arranged apart, and every question in exactly one place', () => {
  for (const check of selfChecks) {
    fc.assert(
      fc.property(answersTo(check), (answers) => {
        const { toDo, arranged, skipped } = advise(check, answers as SelfCheckAnswers);
        const weights = toDo.map(({ weight }) => weight);
        assert.deepEqual(
          weights,
          weights.toSorted((a, b) => b - a),
        );
        assert.ok(weights.every((weight) => weight >= 1 && weight <= 3));
        assert.ok(arranged.every(({ answer }) => answer === 'yes'));
        const places = [...toDo, ...arranged].map(({ question }) => question.code);
        assert.deepEqual(
          [...places, ...skipped.map(({ code }) => code)].sort(),
          check.questions.map(({ code }) => code).sort(),
        );
      }),
    );
  }
});

test('an answer to a question that nobody asks changes nothing', () => {
  for (const check of selfChecks) {
    const odd = JSON.parse('{"__proto__":"no","made-up":"no"}') as SelfCheckAnswers;
    assert.deepEqual(advise(check, odd), advise(check, {}));
    assert.equal(advise(check, {}).toDo.length, 0);
  }
});

test('all well arranged gives no advice, all wrong gives all of it, the weightiest first', () => {
  for (const check of selfChecks) {
    const all = (answer: string) =>
      Object.fromEntries(check.questions.map(({ code }) => [code, answer])) as SelfCheckAnswers;
    assert.equal(advise(check, all('yes')).toDo.length, 0);
    assert.equal(advise(check, all('yes')).arranged.length, check.questions.length);
    const { toDo, arranged } = advise(check, all('no'));
    assert.deepEqual([toDo.length, arranged.length, toDo[0]?.weight], [check.questions.length, 0, 3]);
  }
});
