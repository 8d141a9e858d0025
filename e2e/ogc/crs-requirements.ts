import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import proj4 from 'proj4';
import type { Feature } from './geojson.ts';
import { crs84, etrs89, type MapService, rd } from './map-service.ts';

/** OGC 18-058r1, coordinate reference systems by reference. */
export function crsRequirements({ get, items, ids, parameter, refused }: MapService): void {
  describe('OGC API – Features part 2, coordinate reference systems', () => {
    test('/req/crs/crs-uri, fc-md-crs-list and fc-md-crs-list-global: each system by its URI, CRS84 first', async () => {
      const { body } = await get('/collections');
      assert.deepEqual(body.crs, [crs84, etrs89, rd]);
      for (const { crs } of body.collections as { crs: string[] }[]) assert.deepEqual(crs, body.crs);
    });

    test('/req/crs/fc-md-storageCrs and fc-md-storageCrs-valid-value: one of the list', async () => {
      for (const { crs, storageCrs } of (await get('/collections')).body.collections as {
        crs: string[];
        storageCrs: string;
      }[])
        assert.ok(crs.includes(storageCrs));
    });

    for (const name of ['crs', 'bbox-crs']) {
      test(`/req/crs/fc-${name}-definition: the parameter is a URI of the list`, async () => {
        const { in: where, required, schema, style, explode } = await parameter(name);
        assert.deepEqual(
          { where, required, style, explode },
          { where: 'query', required: false, style: 'form', explode: false },
        );
        assert.deepEqual([schema.type, schema.format, schema.enum], ['string', 'uri', [crs84, etrs89, rd]]);
      });

      test(`/req/crs/fc-${name}-valid-value: another system is 400`, async () => {
        const other = 'http://www.opengis.net/def/crs/EPSG/0/3857';
        await refused(
          `/collections/areas/items?${new URLSearchParams({ bbox: '4,52,5,53', [name]: other })}`,
          name,
        );
        if (name === 'crs')
          await refused(`/collections/areas/items/GM0363?${new URLSearchParams({ crs: other })}`, 'crs');
      });
    }

    test('/req/crs/fc-bbox-crs-valid-defaultValue: without bbox-crs the box is CRS84, also when the answer is not', async () => {
      const bbox = '4.88,52.36,4.89,52.37';
      assert.deepEqual(await ids('areas', { bbox, crs: rd }), ['GM0363']);
      assert.deepEqual(await ids('areas', { bbox, 'bbox-crs': crs84 }), ['GM0363']);
    });

    test('/req/crs/fc-bbox-crs-action: the same box in another system, with its axes, finds the same', async () => {
      assert.deepEqual(await ids('areas', { bbox: '52.36,4.88,52.37,4.89', 'bbox-crs': etrs89 }), ['GM0363']);
      assert.deepEqual(await ids('areas', { bbox: '120900,486700,121100,486900', 'bbox-crs': rd }), [
        'GM0363',
      ]);
      assert.deepEqual(await ids('areas', { bbox: '4.88,52.36,4.89,52.37', 'bbox-crs': rd }), []);
    });

    test('/req/crs/fc-crs-default-value: without crs the answer is CRS84', async () => {
      assert.deepEqual(
        await items('areas', { code: 'GM0363' }).then(positions),
        await items('areas', { code: 'GM0363', crs: crs84 }).then(positions),
      );
    });

    test('/req/crs/fc-crs-action: positions in the system that was asked for, within a centimetre, axes in its order', async () => {
      const known = positions(await items('areas', { code: 'GM0448' }));
      const swapped = positions(await items('areas', { code: 'GM0448', crs: etrs89 }));
      assert.deepEqual(
        swapped,
        known.map(([lon, lat]) => [lat, lon]),
      );
      const metres = positions(await items('areas', { code: 'GM0448', crs: rd }));
      assert.equal(metres.length, known.length);
      for (const [at, [x, y]] of metres.entries()) {
        const [lon, lat] = rijksdriehoek.inverse([x, y]) as [number, number];
        const [knownLon, knownLat] = known[at] as [number, number];
        assert.ok(Math.hypot((lon - knownLon) * 67_000, (lat - knownLat) * 111_300) < 0.01);
      }
    });

    test('/req/crs/ogc-crs-header and ogc-crs-header-value: Content-Crs names the system of the answer', async () => {
      for (const crs of [crs84, etrs89, rd]) {
        for (const path of ['/collections/areas/items', '/collections/areas/items/GM0363'])
          assert.equal(
            (await get(`${path}?${new URLSearchParams({ crs })}`)).headers.get('content-crs'),
            `<${crs}>`,
          );
      }
      assert.equal((await get('/collections/areas/items')).headers.get('content-crs'), `<${crs84}>`);
    });

    test('/req/crs/geojson: another system only when it was asked for, which is the prior arrangement', async () => {
      const text = JSON.stringify((await get('/collections/areas/items?limit=1')).body);
      assert.ok(!text.includes('28992') && !text.includes('4258'));
    });
  });
}

/** Written out once more: a mistake in the house's own string must not prove itself. */
const rijksdriehoek = proj4(
  '+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 ' +
    '+ellps=bessel +towgs84=565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812 ' +
    '+units=m +no_defs',
);

const positions = ({ features }: { features: Feature[] }) =>
  features.flatMap(({ geometry }) => geometry?.coordinates.flat(2) ?? []);
