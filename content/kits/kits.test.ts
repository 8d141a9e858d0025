import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { looksLikePhoneNumber, sentencesIn, textsIn, wordsIn } from '../guides/read-prose.ts';
import { fullLanguages } from '../languages.ts';
import { audiences } from '../taxonomy/audiences.ts';
import type { Phenomenon } from '../taxonomy/phenomena.ts';
import { signs } from '../taxonomy/signs.ts';
import { findKit, kitCodes, kits } from './kits.ts';

const everyText = kits.flatMap(({ code, texts }) =>
  fullLanguages.map((language) => ({ code, language, texts: texts[language] })),
);
const name = ({ code, language }: { code: string; language: string }) => `${code} (${language})`;

/** Phenomena whose guides give the safe distances. */
const chemical: readonly Phenomenon[] = [
  'synthetic-drug-lab',
  'crystal-meth-lab',
  'cocaine-processing',
  'chemical-storage',
  'drug-waste-dump',
];

test('the kits of the programme are there, each with a code of its own', () => {
  assert.deepEqual(kitCodes, [
    'schuren-te-huur',
    'drijvend-pakket',
    'xtc-parfum-actie',
    'drugsafval-in-de-sloot',
    'hennep-in-de-straat',
    'bedrijventerrein',
    'haven-en-nachtregister',
  ]);
  for (const code of kitCodes) assert.equal(findKit(code)?.code, code);
  assert.equal(findKit('er-is-geen-zulke-kit'), null);
});

test('a kit is about what its audience meets', () => {
  for (const { code, audience, phenomena } of kits) {
    const met: readonly Phenomenon[] = audiences[audience];
    for (const phenomenon of phenomena) assert.ok(met.includes(phenomenon), `${code}: ${phenomenon}`);
  }
});

test('every sign of a kit fits one of its phenomena and has a drawing', () => {
  for (const kit of kits) {
    for (const sign of kit.signs) {
      const fitting: readonly Phenomenon[] = signs[sign].phenomena;
      assert.ok(
        kit.phenomena.some((phenomenon) => fitting.includes(phenomenon)),
        `${kit.code}: ${sign}`,
      );
      assert.ok(existsSync(new URL(`../pictograms/${sign}.svg`, import.meta.url)), sign);
    }
  }
});

test('a kit has the same structure in every language', () => {
  const structureOf = (texts: (typeof everyText)[number]['texts']) => ({
    sentences: texts?.danger.sentences.length,
    call: texts?.danger.call.map(({ number }) => number),
    toDo: texts?.toDo.length,
  });
  for (const { texts, code } of kits) {
    for (const language of fullLanguages) {
      assert.deepEqual(structureOf(texts[language]), structureOf(texts.nl), `${code} (${language})`);
    }
  }
});

test('a kit names a number for danger first, and how to report without a name', () => {
  for (const text of everyText) {
    const numbers = text.texts.danger.call.map(({ number }) => number);
    assert.ok(['emergency', 'coastguard'].includes(numbers[0] as string), name(text));
    assert.ok(numbers.includes('emergency'), name(text));
    assert.match(text.texts.lines[1], /zonder uw naam|without your name|bez podawania nazwiska/, name(text));
  }
});

test('a kit on chemicals gives the safe distances: 25 metres, 100 with fire, wind at your back', () => {
  for (const text of everyText) {
    if (!findKit(text.code)?.phenomena.some((phenomenon) => chemical.includes(phenomenon))) continue;
    const danger = text.texts.danger.sentences.join(' ');
    assert.match(danger, /\b25 met/, name(text));
    assert.match(danger, /\b100 met/, name(text));
    assert.match(danger, /wind (in uw rug|at your back)|wiatrem w plecy/, name(text));
  }
});

test('no sentence of a kit is longer than 20 words, and none has a phone number or promises everything', () => {
  for (const text of everyText) {
    for (const part of textsIn(text.texts)) {
      assert.doesNotMatch(part, looksLikePhoneNumber, name(text));
      assert.doesNotMatch(part, /100 ?%|volledig anoniem|completely anonymous/i, name(text));
      for (const sentence of sentencesIn(part)) {
        assert.ok(wordsIn(sentence) <= 20, `${name(text)}: ${sentence}`);
      }
    }
  }
});

test('no kit asks anybody to go inside, open, follow or photograph from nearby', () => {
  const asks = /^(Ga|Kijk|Loop) (naar binnen|dichtbij|erheen)|^(Open|Volg|Fotografeer|Follow|Photograph)\b/;
  for (const text of everyText) {
    for (const sentence of textsIn(text.texts).flatMap(sentencesIn)) {
      assert.doesNotMatch(sentence, asks, name(text));
    }
  }
});
