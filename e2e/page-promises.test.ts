import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenCitations, citedTests, read, tableAfter } from './read-documents.ts';

const headings = { nl: '## Wat wij beloven', en: '## What we promise', pl: '## Co obiecujemy' } as const;

/** The promises of the page, one a line of its first list. */
function promisesOf(language: keyof typeof headings): string[] {
  const page = read(`content/pages/${language}/anoniem.md`);
  const [, section = ''] = page.split(`${headings[language]}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n');
  return lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2).trim());
}

/** Rows whose tests are gone, renamed or were never named. */
const withoutTest = (rows: readonly string[][]) =>
  rows.filter(([, proof = '']) => citedTests(proof).length === 0 || brokenCitations(proof).length > 0);

test('every promise on the page of anonymity has a test that is there, and no test stands for a promise that is gone', () => {
  const promises = promisesOf('nl');
  assert.ok(promises.length >= 15, `${promises.length} promises`);
  const told = tableAfter(read('SECURITY.md'), 'page-promises');
  assert.deepEqual(
    told.map(([promise]) => promise),
    promises,
  );
  assert.deepEqual(withoutTest(told), []);
});

test('the English and the Polish page make as many promises', () => {
  for (const language of ['en', 'pl'] as const)
    assert.equal(promisesOf(language).length, promisesOf('nl').length, language);
});

test('(counter-proof: a promise without a test, and one whose test was renamed, are seen)', () => {
  const planted = [
    ['Niemand komt iets te weten.', 'none'],
    ['Alles gaat goed.', '`e2e/page-promises.test.ts` “no test is called this”'],
  ];
  assert.deepEqual(withoutTest(planted), planted);
});
