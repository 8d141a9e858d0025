import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LocationPrecision } from '#sealing/coarsen-location.ts';
import { keptWords } from './kept-words.ts';

const at = { type: 'Point' as const, coordinates: [4.8, 52.5] as [number, number] };

for (const [asked, precision, said] of [
  ['exact', 'exact', 'keptExact'],
  ['100m', '100m', 'keptCircle'],
  ['500m', '500m', 'keptCircle'],
  ['100m', '500m', 'keptWider'],
  ['100m', 'municipality', 'keptAreaByBorder'],
  ['500m', 'municipality', 'keptAreaByBorder'],
  ['municipality', 'municipality', 'keptArea'],
] as [LocationPrecision, LocationPrecision, string][]) {
  test(`asked for ${asked} and kept as ${precision}, the map says "${said}"`, () => {
    const location = precision === 'municipality' ? null : at;
    assert.equal(keptWords(asked, { location, precision }), said);
  });
}
