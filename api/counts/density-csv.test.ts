import assert from 'node:assert/strict';
import { test } from 'node:test';
import { densityCsv } from './density-csv.ts';
import { inventedArea, inventedTable } from './invented-density.ts';

const area = inventedArea({
  name: 'Verzonnen "Aan Zee"; noord',
  observed: 1_234_567,
  rate: 1.5,
  rateInterval: [0.25, 2.75],
  expected: 2.5,
  ratio: 2,
  interval: [1, 3],
  state: 'te weinig verwacht om iets te zeggen',
});
const table = inventedTable([area, { ...area, state: 'laag', signals: { low: true, underReported: false } }]);

test('the file opens right in a Dutch spreadsheet: byte order mark, semicolons, decimal commas, all quoted', () => {
  const [heading, first, second, apart, end] = densityCsv(table).split('\r\n');
  assert.ok(heading?.startsWith('\uFEFF"Code";"Gemeente of plek";'));
  const columns = heading?.split(';').length;
  // The first name has the separator in it, which its quotes keep apart.
  assert.equal(first?.split(';').length, (columns ?? 0) + 1);
  assert.equal(apart?.split(';').length, columns);
  assert.ok(
    first?.startsWith('"GM0000";"Verzonnen ""Aan Zee""; noord";"10000";"1234567";"1,5";"0,25";"2,75";'),
  );
  assert.match(first ?? '', /;"2,5"(;""){14};"te weinig verwacht om iets te zeggen";"niet doorgeven"$/);
  assert.match(second ?? '', /;"2";"1";"3";.*;"nee";"ja";"binnen";"laag";"niet doorgeven"$/);
  assert.ok(apart?.startsWith('"WATER-X";"Verzonnen water";"";"3";"";'));
  assert.equal(end, '');
});
