import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikePhoneNumber, readProse, sentencesIn, textsIn, wordsIn } from '../guides/read-prose.ts';
import { siteLanguages } from '../languages.ts';
import { phoneNumbers } from '../phone-numbers.ts';
import { pageSchema } from './page.schema.ts';

const pages = readProse(new URL('./', import.meta.url));
const inLanguage = (language: string) => pages.filter((page) => page.language === language);
const bodyOf = (language: string, slug: string) => {
  const page = pages.find((one) => one.language === language && one.slug === slug);
  assert.ok(page, `${language}/${slug}`);
  return page.body;
};

test('every language has the pages on anonymity, rewards, privacy and accessibility', () => {
  for (const language of siteLanguages) {
    assert.deepEqual(
      inLanguage(language).map(({ slug }) => slug),
      ['anoniem', 'beloning', 'privacy', 'toegankelijkheid'],
    );
  }
});

test('a page has its title, lead and date, and the same headings, lists and numbers in every language', () => {
  const structureOf = (body: string) => ({
    lines: body.split('\n').map((line) => /^(#+|-|\d+\.|)(?= |$)/.exec(line)?.[0] ?? 'text'),
    numbers: body.match(/\{\{phone:\w+\}\}/g),
  });
  for (const page of pages) {
    pageSchema.parse(page.facts);
    assert.deepEqual(structureOf(page.body), structureOf(bodyOf('nl', page.slug)), page.slug);
  }
});

test('no page has a phone number of its own, and every number it asks for exists', () => {
  for (const { facts, body } of pages) {
    for (const text of [...textsIn(facts), body]) assert.doesNotMatch(text, looksLikePhoneNumber);
    for (const [, wanted = ''] of body.matchAll(/\{\{phone:(\w+)\}\}/g)) assert.ok(wanted in phoneNumbers);
  }
});

test('no sentence of a page is longer than 20 words', () => {
  for (const { language, slug, facts, body } of pages) {
    for (const sentence of [...textsIn(facts), body].flatMap(sentencesIn)) {
      assert.ok(wordsIn(sentence) <= 20, `${language}/${slug}: ${sentence}`);
    }
  }
});

test('the page on anonymity says what cannot be promised and offers the anonymous phone line', () => {
  for (const [language, cannot] of [
    ['nl', /## Wat wij niet kunnen beloven/],
    ['en', /## What we cannot promise/],
  ] as const) {
    assert.match(bodyOf(language, 'anoniem'), cannot);
    assert.match(bodyOf(language, 'anoniem'), /\{\{phone:anonymousTips\}\}/);
  }
});

test('nowhere is anonymity promised without limit', () => {
  for (const { language, slug, body } of pages) {
    assert.doesNotMatch(body, /100 ?%|volledig anoniem|completely anonymous/i, `${language}/${slug}`);
  }
});
