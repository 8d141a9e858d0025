import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { areaFile } from '#content/areas/area-file.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import set from '#content/areas/areas-2026.json' with { type: 'json' };
import { goldenPlaces } from '#content/areas/golden-places.ts';
import { makeMapAreasFile, readMapAreas } from '../map/map-areas.ts';
import { type AreaBorders, areaFinder } from './area-borders.ts';

let file: string;
let borders: AreaBorders;
before(() => {
  file = JSON.stringify(makeMapAreasFile(areasOn(set.validFrom), areaFile.parse(set)));
  borders = areaFinder(readMapAreas(JSON.parse(file)));
});

test('the browser finds every golden place where it lies, near borders and off the shore too', () => {
  assert.ok(goldenPlaces.length >= 150);
  for (const { name, lon, lat, expected } of goldenPlaces)
    assert.equal(borders.codeAt(lon, lat), expected, name);
});

test('every area of the set is on the map', () => {
  assert.equal(borders.areas.length, set.areas.length);
  for (const { name, polygons } of borders.areas) assert.ok(polygons.length > 0, name);
});

test('the file that is fetched with the map stays under 65 kB, and 30 kB on the wire', () => {
  assert.ok(file.length < 65_000, `${file.length}`);
  assert.ok(gzipSync(file).length < 30_000, `${gzipSync(file).length}`);
});
