import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { looksLikePhoneNumber } from '../guides/read-prose.ts';
import { fullLanguages, type Language, languages } from '../languages.ts';
import { phoneNumbers } from '../phone-numbers.ts';
import { audienceCodes } from '../taxonomy/audiences.ts';
import { observedMoments } from '../taxonomy/observed.ts';
import { phenomena } from '../taxonomy/phenomena.ts';
import { senses, signCodes } from '../taxonomy/signs.ts';
import { namespacesOf } from './namespaces.ts';

const folder = new URL('./', import.meta.url);

/** `problems:fields.required` -> its text, for all files of a language. */
function textsOf(language: string): Map<string, unknown> {
  const texts = new Map<string, unknown>();
  const collect = (value: unknown, key: string) => {
    if (value === null || typeof value !== 'object') texts.set(key, value);
    else for (const [name, part] of Object.entries(value)) collect(part, key ? `${key}.${name}` : name);
  };
  for (const file of readdirSync(new URL(`${language}/`, folder))) {
    const words = JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8'));
    for (const [name, part] of Object.entries(words)) collect(part, `${file.replace('.json', '')}:${name}`);
  }
  return texts;
}

const translations = languages.map((language) => ({ language, texts: textsOf(language) }));
const placeholdersOf = (text: unknown) => [...new Set(String(text).match(/\{\{[^}]+\}\}/g))].sort();
/** Plural forms differ per language (Polish has four), so keys are compared without their form. */
const pluralForm = /_(zero|one|two|few|many|other)$/;
const keysOf = (texts: Map<string, unknown>) =>
  [...new Set([...texts.keys()].map((key) => key.replace(pluralForm, '_plural')))].sort();

const namespaceOf = (key: string) => key.slice(0, key.indexOf(':'));
const all = [...new Set([...textsOf('nl').keys()].map(namespaceOf))];

test('every language has the words of what it has, and no other', () => {
  const dutch = keysOf(textsOf('nl'));
  for (const { language, texts } of translations) {
    const wanted = namespacesOf(language, all);
    const keys = dutch.filter((key) => wanted.includes(namespaceOf(key)));
    assert.deepEqual(keysOf(texts), keys, language);
  }
});

test('(counter-proof: the desk is in Dutch and English, public words are in every full language)', () => {
  const has = (language: Language, name: string) => namespacesOf(language, all).includes(name);
  assert.ok(has('en', 'campaigns') && !has('pl', 'campaigns') && !has('tr', 'campaigns'));
  assert.ok(fullLanguages.every((language) => has(language, 'figures')) && !has('ar', 'figures'));
  assert.ok(languages.every((language) => has(language, 'report')));
});

test('a text that depends on a number has every plural form that its language knows', () => {
  for (const { language, texts } of translations) {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = new Set([...texts.keys()].filter((key) => pluralForm.test(key)));
    const stems = new Set([...counted].map((key) => key.replace(pluralForm, '')));
    for (const stem of stems) {
      const present = forms.filter((form) => counted.has(`${stem}_${form}`));
      assert.deepEqual(present, forms, `${language} ${stem}`);
    }
  }
});

test('no text is empty, and none is anything but a text', () => {
  for (const { language, texts } of translations) {
    for (const [key, text] of texts) {
      assert.ok(typeof text === 'string' && text.trim() === text && text !== '', `${language} ${key}`);
    }
  }
});

test('a text has the same places to fill in in every language', () => {
  const dutch = textsOf('nl');
  for (const { language, texts } of translations) {
    for (const [key, text] of texts) {
      if (pluralForm.test(key)) continue;
      assert.deepEqual(placeholdersOf(text), placeholdersOf(dutch.get(key)), `${language} ${key}`);
    }
  }
});

test('no text has a phone number of its own, and every number it asks for exists', () => {
  for (const { language, texts } of translations) {
    for (const [key, text] of texts) {
      assert.doesNotMatch(String(text), looksLikePhoneNumber, `${language} ${key}`);
      for (const [, wanted = ''] of String(text).matchAll(/\{\{phone:(\w+)\}\}/g)) {
        assert.ok(wanted in phoneNumbers, `${language} ${key}`);
      }
    }
  }
});

test('every code of the taxonomy has words', () => {
  const wanted = [
    ...phenomena.flatMap((code) => [`phenomena:${code}.name`, `phenomena:${code}.line`]),
    ...signCodes.map((code) => `signs:${code}`),
    ...senses.map((sense) => `guide:senses.${sense}`),
    ...observedMoments.map((moment) => `report:observed.choices.${moment}`),
  ];
  for (const { language, texts } of translations) {
    for (const key of wanted) assert.ok(texts.has(key), `${language} ${key}`);
  }
});

test('every audience has its name wherever audiences are named', () => {
  const dutch = [...textsOf('nl').keys()];
  const lists = new Set(dutch.flatMap((key) => /^(.*audiences)\.transport$/.exec(key)?.[1] ?? []));
  assert.ok(lists.size >= 3, [...lists].join(', '));
  for (const list of lists)
    for (const code of audienceCodes) assert.ok(dutch.includes(`${list}.${code}`), `${list}.${code}`);
});
