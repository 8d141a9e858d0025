import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReleaseRow } from '#campaigns/disclosure/release.schema.ts';
import dutch from '#content/i18n/nl/figures.json' with { type: 'json' };
import { createTranslator } from '../../translate.ts';
import { bandNumber, figureTables, groupsOf } from './figure-tables.ts';
import { figureText, leadText } from './figure-words.ts';

const t = createTranslator({ nl: { figures: dutch } }, 'nl');

const row = (changes: Partial<ReleaseRow>): ReleaseRow => ({
  ...{ level: 'province', code: 'PV27', name: 'Noord-Holland', period: '2026-Q1', phenomenon: null },
  ...{ status: 'rounded', value: 20, lo: 15, hi: 24 },
  ...changes,
});
const band = (code: string, name: string, lo: number, hi: number | null): ReleaseRow =>
  row({ level: 'municipality', code, name, period: '2025', status: 'band', value: null, lo, hi });

test('a figure is told as it was published, and never finer', () => {
  const texts = [
    row({}),
    row({ value: 0, lo: 0, hi: 4 }),
    band('GM1', 'A', 0, 9),
    band('GM1', 'A', 50, null),
    row({ status: 'protected', value: null, lo: null, hi: null }),
  ].map((one) => figureText(t, one));
  assert.deepEqual(texts, ['20', 'minder dan 5', '0 tot en met 9', '50 of meer', 'niet openbaar']);
});

test('the opening sentence never gives a number that is not public', () => {
  assert.match(
    leadText(t, '2026-Q3', row({ value: 1250 })),
    /derde kwartaal van 2026 .*ongeveer 1\.?250 meldingen/,
  );
  assert.match(leadText(t, '2026-Q3', row({ value: 0, lo: 0, hi: 4 })), /minder dan 5/);
  const silent = leadText(t, '2026-Q3', row({ status: 'protected', value: null, lo: null, hi: null }));
  assert.doesNotMatch(silent.replace('2026', ''), /\d/);
});

test('tables have the newest four quarters, and the newest year with places from A to Z', () => {
  const quarters = ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'];
  const rows = [
    ...quarters.map((period) => row({ period })),
    ...quarters.map((period) => row({ period, phenomenon: 'other' })),
    row({ period: '2026-Q3', phenomenon: 'synthetic-drug-lab' }),
    row({ level: 'region', code: 'VR10', name: 'Verzonnen', period: '2026-Q3' }),
    band('GM2', 'Bergdorp', 50, null),
    band('GM1', 'Aadorp', 0, 9),
  ];
  const tables = figureTables({ rows });
  assert.deepEqual(tables.quarters, quarters.slice(1));
  assert.deepEqual(
    tables.province.map(({ key }) => key),
    ['all', 'synthetic-drug-lab', 'other'],
  );
  assert.deepEqual(
    tables.regions[0]?.figures.map((figure) => figure?.value),
    [undefined, undefined, undefined, 20],
  );
  assert.deepEqual(
    tables.year?.municipalities.map(({ name }) => name),
    ['Aadorp', 'Bergdorp'],
  );
  assert.deepEqual([tables.year?.year, tables.year?.since], ['2025', '2025-Q3']);
  assert.deepEqual(tables.year?.municipalities.map(bandNumber), [1, 4]);
  const groups = groupsOf(tables.year?.municipalities ?? []);
  assert.deepEqual(
    groups.map(({ figure, rows: places }) => [figure.lo, places.map(({ name }) => name)]),
    [
      [50, ['Bergdorp']],
      [20, []],
      [10, []],
      [0, ['Aadorp']],
    ],
  );
});

test('before a year has closed there are no places yet', () => {
  assert.equal(figureTables({ rows: [row({})] }).year, null);
  assert.deepEqual(figureTables({ rows: [] }).quarters, []);
});
