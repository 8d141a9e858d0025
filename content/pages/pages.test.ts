import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikePhoneNumber, readProse, sentencesIn, textsIn, wordsIn } from '../guides/read-prose.ts';
import { corePages, fullLanguages, languages } from '../languages.ts';
import { phoneNumbers } from '../phone-numbers.ts';
import { pageSchema } from './page.schema.ts';

const pages = readProse(new URL('./', import.meta.url));
const inLanguage = (language: string) => pages.filter((page) => page.language === language);
const bodyOf = (language: string, slug: string) => {
  const page = pages.find((one) => one.language === language && one.slug === slug);
  assert.ok(page, `${language}/${slug}`);
  return page.body;
};

test('every complete language has the same pages, and every other the one for danger', () => {
  const slugs = ['anoniem', 'beloning', 'gevaar', 'privacy', 'toegankelijkheid'];
  const isFull = (language: string) => fullLanguages.some((full) => full === language);
  for (const language of languages) {
    const written = inLanguage(language).map(({ slug }) => slug);
    if (isFull(language)) for (const slug of slugs) assert.ok(written.includes(slug), `${language}/${slug}`);
    assert.deepEqual(written, isFull(language) ? inLanguage('nl').map(({ slug }) => slug) : [...corePages]);
  }
});

test('the page for danger names the emergency number first, both distances, the sea, and what not to do', () => {
  for (const { language, facts, body } of pages.filter(({ slug }) => slug === 'gevaar')) {
    const { danger, do: toDo, never, title } = pageSchema.parse(facts);
    assert.match(title, /\{\{phone:emergency\}\}/, language);
    assert.deepEqual(
      danger?.call.map(({ number }) => number),
      ['emergency', 'coastguard', 'police', 'anonymousTips'],
      language,
    );
    const sentences = danger?.sentences.join(' ') ?? '';
    for (const metres of [/(?<!\d)25(?!\d)/, /(?<!\d)100(?!\d)/]) assert.match(sentences, metres, language);
    assert.ok(body.includes('{{phone:coastguard}}') && body.includes('{{phone:emergency}}'), language);
    assert.deepEqual([toDo?.length, never?.length], [4, 5], language);
  }
});

test('a page has its title, lead and date, and the same headings, lists and numbers in every language', () => {
  const structureOf = (body: string) => ({
    lines: body.split('\n').map((line) => /^(#+|-|\d+\.|)(?= |$)/.exec(line)?.[0] ?? 'text'),
    numbers: body.match(/\{\{phone:\w+\}\}/g),
  });
  for (const page of pages) {
    pageSchema.parse(page.facts);
    assert.deepEqual(
      structureOf(page.body),
      structureOf(bodyOf('nl', page.slug)),
      `${page.language}/${page.slug}`,
    );
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
    ['pl', /## Czego nie możemy obiecać/],
  ] as const) {
    assert.match(bodyOf(language, 'anoniem'), cannot);
    assert.match(bodyOf(language, 'anoniem'), /\{\{phone:anonymousTips\}\}/);
  }
});

test('nowhere is anonymity promised without limit', () => {
  for (const { language, slug, body } of pages) {
    assert.doesNotMatch(
      body,
      /100 ?%|volledig anoniem|completely anonymous|(?<!nie )(całkiem|w pełni) anonimow/i,
      `${language}/${slug}`,
    );
  }
});
