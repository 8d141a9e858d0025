import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type MapServices, mapServices } from './map-service-stand-in.ts';
import { type RunningHouse, removeFolder, startHouse } from './running-house.ts';

let services: MapServices;
let house: RunningHouse;
before(async () => {
  services = await mapServices();
  house = await startHouse({ TILES_URL: services.tilesUrl, GEOCODER_URL: services.geocoderUrl });
});
after(async () => {
  await house.stop();
  removeFolder(house.dataDir);
  services.close();
});

const planted = 'PLANTED-4711';
const headers = {
  'user-agent': planted,
  cookie: `planted=${planted}`,
  referer: `http://x.invalid/${planted}`,
  'x-forwarded-for': '203.0.113.77',
  'accept-language': planted,
};
const search = (text: unknown, init: RequestInit = {}) =>
  fetch(`${house.publicUrl}/api/v1/address-searches`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    ...init,
  });

test('a tile comes from our own address, for no cache, and the service learns nothing of who asked', async () => {
  const answer = await fetch(`${house.publicUrl}/kaart/12/2102/1338`, { headers });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'image/png');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(answer.headers.get('set-cookie'), null);
  assert.ok((await answer.arrayBuffer()).byteLength > 50);
  assert.ok(services.asked.length > 0);
  assert.doesNotMatch(JSON.stringify(services.asked), /PLANTED|203\.0\.113|cookie|referer/i);
});

test('a tile of elsewhere, of another zoom or with another name is nowhere, and nobody is asked', async () => {
  for (const path of [
    '6/32/20',
    '17/67264/42820',
    '12/0/0',
    '12/2102/1338.png',
    '12/x/y',
    '12/2102',
    '12/-1/1338',
  ]) {
    const answer = await fetch(`${house.publicUrl}/kaart/${path}`);
    assert.equal(answer.status, 404, path);
  }
  const blocks = services.asked.map(
    ({ path }) => path.split('/').slice(2).map(Number.parseFloat) as number[],
  );
  const asked = new Set(
    blocks.map(([z, x = 0, y = 0]) => [z, Math.floor(x / 8), Math.floor(y / 8)].join('/')),
  );
  assert.deepEqual([...asked], ['12/262/167'], 'only the block of the tile before');
});

test('a search gives streets with their area; house number and headers stay here', async () => {
  const answer = await search('Verzonnenstraat 4711a, 1234 AB Alkmaar');
  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), {
    places: [
      {
        name: 'Verzonnenstraat, Alkmaar',
        location: { type: 'Point', coordinates: [4.7485, 52.6319] },
        areaCode: 'GM0361',
      },
      {
        name: 'Verzonnenstraat, Schagen',
        location: { type: 'Point', coordinates: [4.7985, 52.7875] },
        areaCode: 'GM0441',
      },
    ],
  });
  const upstream = services.asked.filter(({ path }) => path.startsWith('/free'));
  assert.equal(upstream.length, 1);
  assert.match(upstream[0]?.path ?? '', /q=verzonnenstraat%2C%20alkmaar%2C%201234$/);
  assert.doesNotMatch(JSON.stringify(upstream), /4711|PLANTED|203\.0\.113|cookie|referer/i);
});

for (const [what, text, status, code] of [
  ['too long a text', 'x'.repeat(101), 400, 'invalid-input'],
  ['a number', 12, 400, 'invalid-input'],
  ['no text', undefined, 400, 'invalid-input'],
  ['a NUL', 'a\0b', 400, 'invalid-input'],
] as const) {
  test(`a search with ${what} is refused`, async () => {
    const answer = await search(text);
    assert.equal(answer.status, status);
    assert.equal(((await answer.json()) as { code: string }).code, code);
  });
}

test('a search as a form, in the address or from another site is refused', async () => {
  const urlencoded = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  assert.equal((await search('', { headers: urlencoded, body: 'text=Verzonnenstraat' })).status, 415);
  const api = `${house.publicUrl}/api/v1/address-searches`;
  assert.equal((await fetch(`${api}?text=${planted}`)).status, 405);
  const crossSite = { ...headers, 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' };
  assert.equal((await search('Verzonnenstraat', { headers: crossSite })).status, 403);
});

test('when the services fail both say so softly, and no log line holds a place, a word or a person', async () => {
  services.fail();
  const tile = await fetch(`${house.publicUrl}/kaart/16/33600/21500`, { headers });
  assert.equal(tile.status, 404);
  assert.doesNotMatch(await tile.text(), /33600|</);
  const answer = await search(`${planted} Onvindbareweg`);
  assert.equal(answer.status, 503);
  assert.equal(((await answer.json()) as { code: string }).code, 'search-unavailable');
  assert.match(house.output(), /"event":"tiles-failed"}/);
  assert.match(house.output(), /"event":"address-search-failed"}/);
  assert.doesNotMatch(house.output(), /PLANTED|verzonnenstraat|onvindbare|\/kaart|33600|21500|52\.6|203\.0/i);
});

test('without the services there are no tiles, and a search answers as when it fails', async () => {
  const plain = await startHouse();
  assert.equal((await fetch(`${plain.publicUrl}/kaart/12/2102/1338`)).status, 404);
  const answer = await fetch(`${plain.publicUrl}/api/v1/address-searches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"text":"Verzonnenstraat"}',
  });
  assert.equal(answer.status, 503);
  await plain.stop();
  removeFolder(plain.dataDir);
});
