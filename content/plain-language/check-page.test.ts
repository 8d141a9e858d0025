import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPage } from './check-page.ts';
import { forbiddenWords } from './forbidden-words.ts';

const page = (...texts: string[]) => ({ file: 'content/invented.md', texts, readers: 'public' as const });
const rulesOf = (...texts: string[]) => checkPage(page(...texts)).map(({ rule }) => rule);
const words = (count: number) => `${Array(count).fill('kat').join(' ')}.`;

test('a sentence of 21 words is found, and one of 20 is not', () => {
  assert.deepEqual(rulesOf(words(20)), []);
  const [fault, ...more] = checkPage(page(`Kijk goed. ${words(21)}`));
  assert.deepEqual([fault?.file, fault?.rule, more.length], ['content/invented.md', 'sentence-length', 0]);
  assert.match(fault?.where ?? '', /^kat kat/);
  assert.match(fault?.detail ?? '', /^21 words/);
});

test('a long sentence hides behind no bold sign, no list and no line break', () => {
  assert.deepEqual(rulesOf(`**Let op.**\n\n- ${words(21)}`), ['sentence-length']);
});

test('a name does not make a sentence long', () => {
  assert.deepEqual(rulesOf(`Meld Misdaad Anoniem Hollands Kroon ${words(20)}`), []);
});

test('every forbidden word is found, with what to say instead', () => {
  for (const [word, instead] of Object.entries(forbiddenWords)) {
    const [fault] = checkPage(page(`Dit is ${word} zo.`)).filter(({ rule }) => rule === 'forbidden-word');
    assert.ok(fault && instead !== '' && fault.detail.includes(instead), word);
  }
});

test('a forbidden word is found at the start, over a line break, and not within another word', () => {
  assert.deepEqual(rulesOf('Indien u twijfelt.'), ['forbidden-word']);
  assert.deepEqual(rulesOf('Dat dient  te gebeuren.'), ['forbidden-word']);
  assert.deepEqual(rulesOf('De hond is alreeds niet in de tentamenzaal.'), []);
});

test('a page of long words is found by its score, and one of long sentences by its mean', () => {
  const heavy = 'Toegankelijkheidsverklaringen veronderstellen onafhankelijkheid.';
  assert.deepEqual(rulesOf(...Array(5).fill(heavy)), ['score']);
  assert.deepEqual(rulesOf(...Array(4).fill(heavy)), [], 'too few sentences to judge');
  assert.deepEqual(rulesOf(...Array(5).fill(words(13))), ['mean-length']);
});
