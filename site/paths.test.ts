import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreLanguages, fullLanguages, languages } from '#content/languages.ts';
import {
  everyLanguagePath,
  languagePaths,
  languagesOf,
  linkTo,
  pathAfterSwitch,
  pathIn,
  withoutLanguage,
} from './paths.ts';

test('Dutch pages have no language in their path, English ones begin with /en', () => {
  assert.equal(pathIn('nl', '/anoniem'), '/anoniem');
  assert.equal(pathIn('en', '/anoniem'), '/en/anoniem');
  assert.equal(pathIn('en', '/'), '/en');
  assert.equal(pathIn('ar', '/'), '/ar');
});

test('a path without its language is the same page in Dutch', () => {
  for (const path of ['/', '/melden', '/melden/other', '/energie', '/arbeid']) {
    for (const language of languages) assert.equal(withoutLanguage(pathIn(language, path)), path);
    assert.equal(withoutLanguage(path), path);
  }
});

test('every language has its pages', () => {
  const inPaths = (paths: { params: { language: string | undefined } }[]) =>
    paths.map(({ params }) => params.language);
  assert.deepEqual(inPaths(languagePaths()), [undefined, ...fullLanguages.slice(1)]);
  assert.deepEqual(inPaths(everyLanguagePath()), [undefined, ...languages.slice(1)]);
});

test('in danger and for a report every language has its pages', () => {
  for (const path of [
    '/',
    '/gevaar',
    '/melden',
    '/melden/other',
    '/vervolg',
    '/weg',
    '/herkennen/drugslab',
  ]) {
    assert.deepEqual(languagesOf(path), [...languages], path);
  }
  assert.deepEqual(languagesOf('/anoniem'), [...fullLanguages]);
  assert.deepEqual(languagesOf('/herkennen/haven'), [...fullLanguages]);
});

test('a link to a page that a language lacks leads to the English one and says so', () => {
  assert.deepEqual(linkTo('uk', '/gevaar'), { href: '/uk/gevaar' });
  assert.deepEqual(linkTo('uk', '/#recognise'), { href: '/uk#recognise' });
  assert.deepEqual(linkTo('nl', '/anoniem'), { href: '/anoniem' });
  for (const language of coreLanguages) {
    assert.deepEqual(linkTo(language, '/anoniem'), { href: '/en/anoniem', hreflang: 'en' });
  }
});

test('who chooses another language stays on the page, or comes home where it does not exist', () => {
  assert.equal(pathAfterSwitch('ar', '/gevaar'), '/ar/gevaar');
  assert.equal(pathAfterSwitch('pl', '/anoniem'), '/pl/anoniem');
  assert.equal(pathAfterSwitch('ar', '/anoniem'), '/ar');
  assert.equal(pathAfterSwitch('nl', '/cijfers'), '/cijfers');
});
