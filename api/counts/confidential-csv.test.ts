import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confidentialCsv, confidentialFile } from './confidential-csv.ts';

/** As a reader that takes the first line for the heading, and knows quotes. */
const read = (csv: string) =>
  csv
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.slice(1, -1).split('";"'));

test('each row says that it may not be passed on, behind all else, and the first line is still the heading', () => {
  const csv = confidentialCsv(
    ['Code', 'Meldingen'],
    [
      ['GM0363', 3],
      ['GM0400', null],
    ],
  );
  assert.deepEqual(read(csv), [
    ['Code', 'Meldingen', 'Vertrouwelijk'],
    ['GM0363', '3', 'niet doorgeven'],
    ['GM0400', '', 'niet doorgeven'],
  ]);
  assert.equal(confidentialFile('x.csv'), 'attachment; filename="vertrouwelijk-x.csv"');
});
