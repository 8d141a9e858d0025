import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { crsRequirements } from './ogc/crs-requirements.ts';
import { discoveryRequirements } from './ogc/discovery-requirements.ts';
import { featureRequirements } from './ogc/feature-requirements.ts';
import { geojsonRequirements } from './ogc/geojson-requirements.ts';
import { mapService } from './ogc/map-service.ts';
import { openApiRequirements } from './ogc/openapi-requirements.ts';
import { publishedHouse } from './published-house.ts';
import { type RunningHouse, removeFolder } from './running-house.ts';

let house: RunningHouse;
before(async () => {
  house = await publishedHouse();
});
after(async () => {
  await house.stop();
  removeFolder(house.dataDir);
});

const root = () => `${house.publicUrl}/ogc/v1`;
const service = mapService(root);

// Every requirement by its identifier, of every class that `/conformance` claims.
discoveryRequirements(service);
featureRequirements(service);
geojsonRequirements(service);
openApiRequirements(service);
crsRequirements(service);

describe('around the standard', () => {
  test('/rec/core/etag: an answer that is known already is 304, and the tag hangs on the answer alone', async () => {
    const path = `${root()}/collections/areas/items`;
    const [first, second] = await Promise.all([fetch(path), fetch(path)]);
    const tag = first.headers.get('etag') as string;
    assert.match(tag, /^"[\w-]{27}"$/);
    assert.equal(second.headers.get('etag'), tag);
    const known = await fetch(path, { headers: { 'if-none-match': `"other", W/${tag}` } });
    assert.deepEqual([known.status, await known.text()], [304, '']);
    assert.equal((await fetch(path, { headers: { 'if-none-match': '"other"' } })).status, 200);
  });

  test('/rec/core/cross-origin: any site may read it, and its headers', async () => {
    const { headers } = await fetch(`${root()}/collections`);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.match(headers.get('access-control-expose-headers') ?? '', /Content-Crs/);
  });

  test('a Host header that somebody else chose leads no link astray', async () => {
    const body = await new Promise<string>((resolve) => {
      const ask = request(`${root()}/collections`, { headers: { host: 'evil.example' } }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text));
      });
      ask.end();
    });
    assert.ok(!body.includes('evil.example'));
  });
});
