import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Feature, feature, ringFaults } from './geojson.ts';
import { areasToday, collections, type MapService } from './map-service.ts';

/** OGC 17-069r4, requirements class GeoJSON, and RFC 7946. */
export function geojsonRequirements({ get, items }: MapService): void {
  describe('OGC API – Features part 1, GeoJSON', () => {
    test('/req/geojson/definition: features come as application/geo+json', async () => {
      for (const path of ['/collections/areas/items', '/collections/areas/items/GM0363'])
        assert.match((await get(path)).headers.get('content-type') ?? '', /^application\/geo\+json/);
    });

    test('/req/geojson/content: every answer fits the schema, and every ring is closed and right-handed', async () => {
      const seen: Feature[] = [];
      for (const collection of collections)
        seen.push(...(await items(collection, { limit: '1000' })).features);
      assert.deepEqual(seen.flatMap(ringFaults), []);
      assert.ok(
        seen.some(({ geometry }) => (geometry?.coordinates.length ?? 0) > 3),
        'islands',
      );
      assert.ok(
        seen.some(({ geometry }) => geometry?.coordinates.some((rings) => rings.length > 1)),
        'holes',
      );
    });

    test('that check bites: an open ring, a turned ring and a foreign member are found', async () => {
      const [first] = (await items('areas', { code: 'GM0363' })).features;
      assert.ok(first?.geometry);
      const [[shell = []] = []] = first.geometry.coordinates;
      const withRing = (ring: [number, number][]) => ({
        ...first,
        geometry: { type: 'MultiPolygon' as const, coordinates: [[ring]] },
      });
      assert.equal(ringFaults(withRing(shell)).length, 0);
      assert.equal(ringFaults(withRing(shell.toReversed())).length, 1);
      assert.ok(ringFaults(withRing(shell.slice(1))).includes('GM0363: open ring'));
      assert.ok(!feature.safeParse({ ...first, colour: 'blue' }).success);
    });

    test('every municipality and every water of today is there, with every property, whatever may be said of it', async () => {
      const { features } = await items('areas', { limit: '1000' });
      assert.deepEqual(
        features.map(({ id }) => id).toSorted(),
        areasToday()
          .map(({ code }) => code)
          .toSorted(),
      );
      const names = new Set(features.map(({ properties }) => Object.keys(properties).join()));
      assert.equal(names.size, 1);
      assert.ok(features.every(({ geometry }) => geometry !== null));
    });
  });
}
