import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { areasOn } from '#content/areas/area-sets.ts';
import { readFigure } from './read-figure.ts';
import { mostCsvBytes, mostCsvFaults, readLayerCsv } from './read-layer-csv.ts';

const vintage = '2024-01-01';
const read = (text: string) => readLayerCsv(text, vintage);

function values(text: string) {
  const table = read(text);
  assert.ok(table.kind === 'values', JSON.stringify(table));
  return table.values;
}
function faults(text: string) {
  const table = read(text);
  assert.ok(table.kind === 'faults', JSON.stringify(table));
  return table.faults.map(({ line, code }) => `${line} ${code}`);
}

test('a Dutch spreadsheet, a program and a pasted table say the same', () => {
  const expected = { GM0363: 12.5, GM0400: 7 };
  assert.deepEqual(values('\uFEFFGemeente;Waarde\r\nGM0363;12,5\r\nGM0400;7\r\n'), expected);
  assert.deepEqual(values('code,value\nGM0363,12.5\nGM0400,7'), expected);
  assert.deepEqual(values('GM0363\t12,5\nGM0400\t7'), expected);
  assert.deepEqual(values('"GM0363","12,5"\n"GM0400","7"\n'), expected);
  assert.deepEqual(values('code;waarde;\n\n gm0363 ; 12,5 ;\nGM0400;7;\n;;\n'), expected);
});

test('an empty cell and the sign of CBS are unknown, and a municipality that is not named is listed', () => {
  const table = read('GM0363;\nGM0400;.\nGM0358;3');
  assert.ok(table.kind === 'values');
  assert.deepEqual(table.values, { GM0363: null, GM0400: null, GM0358: 3 });
  const all = areasOn(vintage).filter(({ kind }) => kind === 'municipality');
  assert.equal(table.absent.length, all.length - 3);
  assert.ok(!table.absent.includes('GM0363'));
});

test('every fault is named by its line, all together', () => {
  const text = [
    'code;waarde',
    'GM0363;12',
    'GM9999;1',
    'GM0400;veel',
    'GM0358;-3',
    'GM0361;1.234',
    'GM0362;1;2',
    'GM0363;13',
    'WATER-NOORDZEE;1',
  ];
  assert.deepEqual(faults(text.join('\n')), [
    '3 unknown-area',
    '4 not-a-number',
    '5 negative-number',
    '6 ambiguous-number',
    '7 two-columns',
    '8 double-area',
    '9 unknown-area',
  ]);
});

test('a comma between the cells and inside a number makes three columns, which is said', () => {
  assert.deepEqual(faults('GM0363,12,5'), ['1 two-columns']);
});

test('a table of one column, without values, or of nothing at all is refused', () => {
  assert.deepEqual(faults('GM0363\nGM0400'), ['1 two-columns', '2 two-columns']);
  assert.deepEqual(faults('GM0363;\nGM0400;.'), ['0 no-values']);
  for (const nothing of ['', '\n\n', 'code;waarde\n']) assert.deepEqual(faults(nothing), ['0 no-values']);
});

test('a workbook, broken quotes and a file over its limit are refused as what they are', () => {
  assert.deepEqual(faults('PK\u0003\u0004\0\0'), ['0 table-not-text']);
  assert.deepEqual(faults('GM0363;1\n"GM0400;2'), ['2 broken-quotes']);
  const line = 'GM0363;1\n';
  assert.deepEqual(faults(line.repeat(Math.ceil(mostCsvBytes / line.length) + 1)), ['0 table-too-large']);
});

test('of a file with a fault on every line the first ones are named and the others counted', () => {
  const table = read('code;waarde\n'.concat('XX;1\n'.repeat(300)));
  assert.ok(table.kind === 'faults');
  assert.deepEqual([table.faults.length, table.more], [mostCsvFaults, 300 - mostCsvFaults]);
});

test('an area is asked of the borders of the table: Weesp is a part of Amsterdam', () => {
  assert.deepEqual(faults('GM0457;1'), ['1 unknown-area']);
  const later = readLayerCsv('GM1696;1', '2027-06-01');
  assert.ok(later.kind === 'faults', 'Wijdemeren has joined Hilversum');
});

test('a figure reads as it was meant, or is refused', () => {
  const figure = (value: number | null) => ({ kind: 'figure', value });
  for (const [text, value] of [
    ['0', 0],
    ['007', 7],
    ['0,125', 0.125],
    ['0.125', 0.125],
    ['12.50', 12.5],
    ['1.234,5', 1234.5],
    ['1234567', 1234567],
  ] as const)
    assert.deepEqual(readFigure(text), figure(value), text);
  for (const text of ['1 234', '1e3', '12 km', 'NaN', 'Infinity', '--1', '1,2,3', '9'.repeat(14), '٣'])
    assert.deepEqual(readFigure(text), { kind: 'fault', code: 'not-a-number' }, text);
  assert.deepEqual(readFigure('12.345.678'), { kind: 'fault', code: 'ambiguous-number' });
});

test('any number written with a comma comes back, and no text breaks the reader', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
      const text = `${whole},${String(part).padStart(2, '0')}`;
      assert.equal(values(`GM0363;${text}`).GM0363, Number(text.replace(',', '.')));
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.ok(read(text).kind)));
});
