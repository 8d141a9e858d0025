import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import type { Link } from './geojson.ts';
import { collections, linkTo, type MapService } from './map-service.ts';

/** What the service tells about itself: OGC 17-069r4, requirements class Core. */
export function discoveryRequirements({ root, get, items, refused }: MapService): void {
  describe('OGC API – Features part 1, core: discovery', () => {
    test('/req/core/root()-op: GET on the root() answers', async () => {
      assert.equal((await get('')).status, 200);
      assert.equal((await get('/')).status, 200);
    });

    test('/req/core/root()-success: links to the definition, to conformance and to the data', async () => {
      const landing = await get('');
      for (const rel of ['service-desc', 'conformance', 'data']) {
        const link = linkTo(landing, rel);
        assert.ok(link, rel);
        assert.equal((await fetch(link.href)).status, 200, rel);
      }
    });

    test('/req/core/api-definition-op and -success: the linked definition is a document of its type', async () => {
      const link = linkTo(await get(''), 'service-desc') as Link;
      const response = await fetch(link.href);
      assert.equal(response.headers.get('content-type'), link.type);
      assert.equal(((await response.json()) as { openapi: string }).openapi, '3.0.3');
    });

    test('/req/core/conformance-op and -success: only classes that are tested here are claimed', async () => {
      const { status, body } = await get('/conformance');
      assert.equal(status, 200);
      assert.deepEqual(body, {
        conformsTo: [
          'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
          'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
          'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
          'http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs',
        ],
      });
    });

    test('/req/core/http: HTTP/1.1 with its status codes', async () => {
      assert.equal((await fetch(`${root()}/conformance`, { method: 'HEAD' })).status, 200);
      assert.equal((await get('/collections/none')).status, 404);
      assert.equal((await fetch(`${root()}/collections`, { method: 'POST' })).status, 405);
    });

    test('/req/core/query-param-unknown: 400 on every resource', async () => {
      const paths = [
        '',
        '/conformance',
        '/api',
        '/collections',
        '/collections/areas',
        '/collections/areas/items',
        '/collections/areas/items/GM0363',
      ];
      for (const path of paths) await refused(`${path}?colour=blue`, 'colour');
    });

    test('/req/core/query-param-invalid: 400 that names the parameter', async () => {
      const wrong = {
        limit: '0',
        offset: '-1',
        bbox: '1,2,3',
        datetime: 'yesterday',
        crs: 'EPSG:28992',
        'bbox-crs': 'x',
        status: 'blue',
      };
      for (const [name, value] of Object.entries(wrong))
        await refused(`/collections/areas/items?${new URLSearchParams({ [name]: value })}`, name);
    });

    test('/req/core/crs84: without a question every position is longitude and latitude', async () => {
      for (const collection of collections) {
        for (const { geometry } of (await items(collection, { limit: '1000' })).features) {
          for (const [lon, lat] of geometry?.coordinates.flat(2) ?? [])
            assert.ok(lon > 2.5 && lon < 6.5 && lat > 51.5 && lat < 54.5, `${lon} ${lat}`);
        }
      }
    });

    test('/req/core/fc-md-op, fc-md-success and fc-md-links: the collections and a link to themselves', async () => {
      const answer = await get('/collections');
      assert.equal(answer.status, 200);
      assert.deepEqual(
        (answer.body.collections as { id: string }[]).map(({ id }) => id),
        collections,
      );
      const self = linkTo(answer, 'self') as Link;
      assert.deepEqual([self.href, self.type], [`${root()}/collections`, 'application/json']);
    });

    test('/req/core/fc-md-items and fc-md-items-links: every collection links to its features, with rel and type', async () => {
      const { body } = await get('/collections');
      for (const { id, links } of body.collections as { id: string; links: Link[] }[]) {
        const found = links.find(({ rel }) => rel === 'items') as Link;
        assert.deepEqual(
          [found.href, found.type],
          [`${root()}/collections/${id}/items`, 'application/geo+json'],
        );
        assert.equal((await fetch(found.href)).status, 200);
      }
    });

    test('/req/core/fc-md-extent and fc-md-extent-multi: one box and one interval hold every feature', async () => {
      for (const collection of collections) {
        const { extent } = (await get(`/collections/${collection}`)).body as {
          extent: { spatial: { bbox: number[][] }; temporal: { interval: string[][] } };
        };
        const [[x1, y1, x2, y2], [from, to]] = [
          extent.spatial.bbox[0] as [number, number, number, number],
          extent.temporal.interval[0] as [string, string],
        ];
        assert.ok(z.iso.datetime().safeParse(from).success && z.iso.datetime().safeParse(to).success);
        for (const { geometry, properties } of (await items(collection, { limit: '1000' })).features) {
          for (const [x, y] of geometry?.coordinates.flat(2) ?? [])
            assert.ok(x >= x1 && x <= x2 && y >= y1 && y <= y2);
          if (properties.from !== null)
            assert.ok(
              String(properties.from) >= from.slice(0, 10) && String(properties.to) <= to.slice(0, 10),
            );
        }
      }
    });

    test('/req/core/sfc-md-op and sfc-md-success: a collection says of itself what the list says of it', async () => {
      const { body } = await get('/collections');
      for (const described of body.collections as { id: string }[])
        assert.deepEqual((await get(`/collections/${described.id}`)).body, described);
    });
  });
}
