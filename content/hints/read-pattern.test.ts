import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchPattern } from './match-pattern.ts';
import { patternReader } from './read-pattern.ts';
import { rules as english } from './rules.en.ts';
import { rules as dutch } from './rules.nl.ts';
import type { HintRules } from './rules.ts';
import { splitWords } from './split-words.ts';

const lists = { my: 'mijn onze', place: 'huis *kamer woon*', number: 'twee drie' };

/** The words that a pattern finds in a text, or null. */
function found(pattern: string, text: string): string | null {
  const words = splitWords(text);
  const read = patternReader(lists)(pattern);
  for (const at of words.keys()) {
    const sentence = words[at]?.sentence;
    const past = words.findIndex((word, index) => index > at && word.sentence !== sentence);
    const stretch = matchPattern(read, words, at, past === -1 ? words.length : past);
    if (stretch) return text.slice(stretch.from, stretch.to);
  }
  return null;
}

const readings: [pattern: string, text: string, words: string | null][] = [
  ['{my} huis|tuin', 'in Mijn TUIN', 'Mijn TUIN'],
  ['{my} {place}', 'mijn slaapkamer', 'mijn slaapkamer'],
  ['{my} {place}', 'mijn woonboot', 'mijn woonboot'],
  ['{my} {place}', 'mijn kamerplant', null],
  ['{my} ..2 huis', 'mijn grote oude huis', 'mijn grote oude huis'],
  ['{my} ..2 huis', 'mijn echt heel grote huis', null],
  ['{my} ..2 huis', 'dat is mijn. Dit huis', null],
  ['{my} oude? huis', 'onze huis', 'onze huis'],
  ['{my} !oude *', 'mijn oude huis', null],
  ['nummer #', 'nummer 12b', 'nummer 12b'],
  ['nummer #', 'nummer twee', 'nummer twee'],
  ['heet Aa', 'hij heet klein', null],
  ['heet Aa', 'hij heet Klein', 'heet Klein'],
  ['^ nummer #', 'bus nummer 7', null],
  ['{my} huis $', 'mijn huis staat daar', null],
  ['mijn grote huis', 'mijn, grote huis', null],
  ['mijn ..1 huis', 'mijn, grote huis', 'mijn, grote huis'],
  ['als < huis > {my}', 'als huis mijn', 'huis'],
  ['huis @{my}', 'het huis daar. Mijn oom', null],
  ['huis @mijn', 'mijn oom heeft dat huis', 'huis'],
];

test('each sign of the pattern language means what its page says', () => {
  for (const [pattern, text, words] of readings)
    assert.equal(found(pattern, text), words, `${pattern} in "${text}"`);
});

test('a pattern with a slip is refused when it is read, not passed over', () => {
  const slips = [
    '{nolist} huis',
    '..2 huis',
    'Aa huis',
    'oude? huis',
    'huis ..9 tuin',
    'huis ..8 a ..8 b ..8 c',
    '$',
  ];
  for (const pattern of slips) assert.throws(() => patternReader(lists)(pattern), Error, pattern);
});

test('no rule and no list stands there for nothing', () => {
  for (const { lists: named, hints, otherwise, harmless } of [dutch, english] satisfies HintRules[]) {
    const patterns = [...Object.values(hints).flat(), ...Object.values(otherwise).flat(), ...harmless];
    const used = new Set(patterns.join(' ').match(/(?<=\{)\w+(?=\})/g));
    const unused = Object.keys(named).filter((name) => !used.has(name) && name !== 'number');
    assert.deepEqual(unused, []);
    assert.deepEqual(
      patterns.filter((pattern, at) => patterns.indexOf(pattern) !== at),
      [],
    );
  }
});
