import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languagePaths, pathIn, withoutLanguage } from './paths.ts';

test('Dutch pages have no language in their path, English ones begin with /en', () => {
  assert.equal(pathIn('nl', '/anoniem'), '/anoniem');
  assert.equal(pathIn('en', '/anoniem'), '/en/anoniem');
  assert.equal(pathIn('en', '/'), '/en');
});

test('a path without its language is the same page in Dutch', () => {
  for (const path of ['/', '/melden', '/melden/other', '/energie']) {
    assert.equal(withoutLanguage(pathIn('en', path)), path);
    assert.equal(withoutLanguage(path), path);
  }
});

test('every language has its pages', () => {
  assert.deepEqual(
    languagePaths().map(({ params }) => params.language),
    [undefined, 'en'],
  );
});
