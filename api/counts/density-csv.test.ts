import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvCell, densityCsv } from './density-csv.ts';
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
  assert.match(first ?? '', /;"2,5"(;""){14};"te weinig verwacht om iets te zeggen"$/);
  assert.match(second ?? '', /;"2";"1";"3";.*;"nee";"ja";"binnen";"laag"$/);
  assert.ok(apart?.startsWith('"WATER-X";"Verzonnen water";"";"3";"";'));
  assert.equal(end, '');
});

test('no cell starts like a formula, whatever stands in it', () => {
  const trigger = fc.constantFrom<string>('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠');
  const before = fc.constantFrom<string>('', ' ', '"', "'", '\u200B', ' "');
  const dangerous = fc.tuple(before, trigger, fc.string()).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string(), dangerous), (text: string) => {
      const cell = csvCell(text);
      assert.ok(cell.startsWith('"') && cell.endsWith('"'));
      const parsed = cell.slice(1, -1).replaceAll('""', '"');
      assert.ok(parsed === text || parsed === `'${text}`);
      if (/^[\s"\u200B]*[=+\-@＝＋－＠]/.test(text) || /^[\t\r]/.test(text)) assert.equal(parsed, `'${text}`);
    }),
    { numRuns: 10_000 },
  );
});
