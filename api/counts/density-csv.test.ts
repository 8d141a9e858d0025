import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DensityArea } from '#api/rendered-page.schema.ts';
import { csvCell, densityCsv } from './density-csv.ts';

const area: DensityArea = {
  code: 'GM0000',
  name: 'Verzonnen "Aan Zee"; noord',
  kind: 'municipality',
  observed: 1_234_567,
  population: 10_000,
  rate: 1.5,
  rateInterval: [0.25, 2.75],
  expected: 2.5,
  ratio: 2,
  interval: [1, 3],
  state: 'too-little-expected',
};
const table = {
  areas: [area, { ...area, state: 'more' as const }],
  period: { from: '2026-01', to: '2026-10', months: 10, years: 0.8 },
  phenomenon: null,
  elsewhere: [{ code: 'WATER-X', name: 'Verzonnen water', observed: 3 }],
  total: 9,
};

test('the file opens right in a Dutch spreadsheet: byte order mark, semicolons, decimal commas, all quoted', () => {
  const [heading, first, second, apart, end] = densityCsv(table).split('\r\n');
  assert.ok(heading?.startsWith('\uFEFF"Code";"Gemeente of plek";'));
  assert.equal(heading?.split(';').length, 12);
  assert.ok(
    first?.startsWith('"GM0000";"Verzonnen ""Aan Zee""; noord";"10000";"1234567";"1,5";"0,25";"2,75";"2,5";'),
  );
  assert.match(first ?? '', /;"";"";"";"te weinig verwacht om iets te zeggen"$/);
  assert.match(second ?? '', /;"2";"1";"3";"meer dan verwacht"$/);
  assert.equal(apart?.split(';').length, 12);
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
