import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPages, type SearchPage } from './find-pages.ts';
import { foldWords } from './fold-words.ts';

const page = (path: string, title: string, words: string, headings = ''): SearchPage => ({
  ...{ path, title, lead: '', headings: foldWords(headings).join(' '), words: foldWords(words).join(' ') },
});
const pages = [
  page('/afval', 'Drugsafval op het land', 'vaten liggen in de sloot bij een drugslab'),
  page('/lab', 'Drugslab in een schuur', 'een scherpe geur van aceton', 'Wat ziet u?'),
  page('/zee', 'Pakketten op zee', 'een boot zonder licht bij één dijk'),
];
const found = (query: string) => findPages(pages, query).map(({ path }) => path);

test('a page whose title has the word comes before one that only mentions it', () => {
  assert.deepEqual(found('drugslab'), ['/lab', '/afval']);
});

test('the beginning of a word is enough, with capitals and marks or without', () => {
  assert.deepEqual(found('ACET'), ['/lab']);
  assert.deepEqual(found('dĳk pakket'), ['/zee']);
  assert.deepEqual(found('schu'), ['/lab']);
});

test('a longer word is found within another, both ways round', () => {
  assert.deepEqual(found('afval'), ['/afval']);
  assert.deepEqual(found('drugslaboratorium'), ['/lab', '/afval']);
  assert.deepEqual(found('oot'), [], 'a short piece is not');
});

test('all words must be there; if no page has them all, those with the most are shown', () => {
  assert.deepEqual(found('geur schuur'), ['/lab']);
  assert.deepEqual(found('boot helikopter'), ['/zee']);
});

test('one slip in a word that no page holds still finds it, after other words too', () => {
  for (const slip of ['drugslb', 'druglsab', 'drugslabb', 'drukslab'])
    assert.deepEqual(found(slip), ['/lab', '/afval'], slip);
  assert.deepEqual(found('acetom'), ['/lab']);
  assert.deepEqual(found('pakketen'), ['/zee'], 'the beginning of a longer word');
  assert.deepEqual(found('scherbegeur'), ['/lab'], 'two words written together');
  assert.deepEqual(found('boot ljicht'), ['/zee']);
  for (const other of ['vadem', 'grugslab', 'drgslb', 'vat'])
    assert.deepEqual(found(other), other === 'vat' ? ['/afval'] : [], other);
});

test('a word with another ending is found, and comes after the word itself', () => {
  const polish = [page('/a', 'Inne', 'trzy beczki'), page('/b', 'Inne', 'jedna beczka leży')];
  const paths = (query: string) => findPages(polish, query).map(({ path }) => path);
  assert.deepEqual(paths('beczka'), ['/b', '/a']);
  assert.deepEqual(paths('beczki'), ['/a', '/b']);
});

test('nothing asked and nothing found are both empty', () => {
  assert.deepEqual(found('  , a '), []);
  assert.deepEqual(found('helikopter'), []);
});

test('words of other alphabets are words too', () => {
  assert.deepEqual(foldWords('Łódź: één МЕДИЦИНА, наркотики!'), ['lodz', 'een', 'медицина', 'наркотики']);
});
