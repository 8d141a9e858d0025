import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MapService } from './map-service.ts';

/** OGC 17-069r4, requirements class OpenAPI 3.0. */
export function openApiRequirements({ root, get, definition, ids }: MapService): void {
  describe('OGC API – Features part 1, OpenAPI 3.0', () => {
    test('/req/oas30/oas-definition-1: the definition in JSON under its media type', async () => {
      const response = await fetch(`${root()}/api`);
      assert.equal(response.headers.get('content-type'), 'application/vnd.oai.openapi+json;version=3.0');
    });

    test('/req/oas30/oas-definition-2: it says that it is OpenAPI 3.0, and every reference in it leads somewhere', async () => {
      const document = await definition();
      assert.match(document.openapi, /^3\.0\.\d+$/);
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
        ([, path = '']) => path,
      );
      assert.ok(references.length > 20);
      for (const path of references) {
        const found = path
          .split('/')
          .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
        assert.ok(found, path);
      }
    });

    test('/req/oas30/oas-impl: every operation of the definition is there', async () => {
      for (const path of Object.keys((await definition()).paths)) {
        const [, , collection = ''] = path.split('/');
        const id = path.includes('{featureId}') ? (await ids(collection, { limit: '1' }))[0] : '';
        assert.equal((await get(path.replace('{featureId}', id ?? ''))).status, 200, path);
      }
    });

    test('/req/oas30/completeness and exceptions-codes: every status that we can provoke is declared', async () => {
      const { paths } = await definition();
      const declared = (path: string) => Object.keys(paths[path]?.get.responses ?? {});
      assert.deepEqual(declared('/collections/areas/items'), ['200', '400', '404', 'default']);
      for (const path of Object.keys(paths))
        for (const status of ['200', '400', 'default']) assert.ok(declared(path).includes(status), path);
    });

    test('/req/oas30/security: the public service asks nothing, and its definition says nothing of it', async () => {
      const document = await definition();
      assert.equal(document.components.securitySchemes, undefined);
      assert.ok(Object.values(document.paths).every(({ get: { security } }) => security === undefined));
    });
  });
}
