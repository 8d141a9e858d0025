import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { outlineFile } from '#content/areas/area-file.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import set from '#content/areas/areas-2026.json' with { type: 'json' };
import outline from '#content/areas/areas-2026.outline.json' with { type: 'json' };
import { areaAt } from './area-at.ts';
import { type MapArea, makeMapAreasFile, readMapAreas } from './map-areas.ts';

let areas: MapArea[];
before(() => {
  const file = makeMapAreasFile(areasOn(set.validFrom), outlineFile.parse(outline));
  areas = readMapAreas(JSON.parse(JSON.stringify(file)));
});

// Positions of town centres and of open water, from public maps.
const places = [
  ['Den Burg', 53.0545, 4.7975, 'Texel'],
  ['Alkmaar', 52.6319, 4.7485, 'Alkmaar'],
  ['Hilversum', 52.2236, 5.1764, 'Hilversum'],
  ['Wieringerwerf', 52.8506, 5.0236, 'Hollands Kroon'],
  ['the sea off Petten', 52.78, 4.4, 'Noordzee'],
  ['the water between Den Oever and Stavoren', 52.9, 5.2, 'IJsselmeer'],
] as const;

for (const [place, lat, lon, name] of places) {
  test(`a pin at ${place} is in ${name}`, () => assert.equal(areaAt(areas, lat, lon)?.name, name));
}

test('a pin in Lelystad, Leeuwarden or Leiden is outside', () => {
  for (const [lat, lon] of [
    [52.508, 5.475],
    [53.201, 5.799],
    [52.16, 4.497],
  ] as const) {
    assert.equal(areaAt(areas, lat, lon), null);
  }
});

test('a hole in an area does not belong to it', () => {
  const square = (from: number, to: number): [number, number][] => [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
    [from, from],
  ];
  const ringed: MapArea = {
    code: 'GM0000',
    name: 'Ring',
    kind: 'municipality',
    polygons: [[square(0, 9), square(3, 6)]],
  };
  assert.equal(areaAt([ringed], 1, 1)?.name, 'Ring');
  assert.equal(areaAt([ringed], 4, 4), null);
});

test('every area of the set is on the map', () => {
  assert.equal(areas.length, set.areas.length);
  for (const { name, polygons } of areas) assert.ok(polygons.length > 0, name);
});

test('the file that is fetched with the map stays under 45 kB', () => {
  const file = makeMapAreasFile(areasOn(set.validFrom), outlineFile.parse(outline));
  assert.ok(JSON.stringify(file).length < 45_000);
});
