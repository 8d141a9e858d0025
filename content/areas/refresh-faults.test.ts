import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { type World, worldOn } from './refresh-stand-in.ts';
import { limits, mergedWorld, municipality, refreshed } from './refresh-worlds.ts';

const html = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Onderhoud</p>');
const json = (response: ServerResponse, text: string) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(text);
type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

const badAnswers: [string, Answer, RegExp][] = [
  ['a server fault', (response) => response.writeHead(503).end(), /answered with status 503/],
  ['a page for people', html, /answered with text\/html instead of JSON/],
  ['half an answer', (response) => json(response, '{"features": [{"type": "Fea'), /breaks off/],
  [
    'a connection that breaks',
    (response) => {
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': '9000' })
        .write('{"fea');
      setTimeout(() => response.destroy(), 20);
    },
    /could not be read: the connection failed/,
  ],
  [
    'a redirect to another host',
    (response) => response.writeHead(302, { location: 'https://elders.example/items' }).end(),
    /a redirect to another host, elders\.example: not followed/,
  ],
  [
    'a redirect to itself',
    (response, request) => response.writeHead(301, { location: request.url ?? '' }).end(),
    /keeps sending us on/,
  ],
  [
    'a next link to another host',
    (response) =>
      json(response, '{"features": [{}], "links": [{"rel": "next", "href": "https://elders.example/2"}]}'),
    /a next link to another host/,
  ],
  [
    'pages without an end',
    (response, request) =>
      json(response, `{"features": [{}], "links": [{"rel": "next", "href": "${request.url}"}]}`),
    /goes on without an end/,
  ],
  ['another shape', (response) => json(response, '{"type": "Exception"}'), /a shape that we do not know/],
  [
    'an announced 300 MB',
    (response) =>
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': '300000000' })
        .write('{'),
    /sends more than 20 MB/,
  ],
  [
    'an unannounced flood',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const pour = () => {
        while (!response.destroyed && response.write(' '.repeat(1_000_000)));
      };
      response.on('drain', pour);
      pour();
    },
    /sends more than 20 MB/,
  ],
];

for (const [what, answer, sentence] of badAnswers) {
  test(`${what} is refused in one sentence`, async () => {
    const world = worldOn('2026-12-31', 2026);
    world.misbehave = (request, response) => {
      answer(response, request);
      return true;
    };
    await assert.rejects(refreshed(world), sentence);
  });
}

test('a service that does not answer is given up after the time-out', async () => {
  const world = worldOn('2026-12-31', 2026);
  world.misbehave = () => true;
  await assert.rejects(
    refreshed(world, {}, { ...limits, timeoutSeconds: 0.2 }),
    /did not answer within 0\.2 s/,
  );
});

type Ring = [number, number][];
const firstRing = (world: World, code: string) => municipality(world, code).polygons[0]?.[0] as Ring;
const badWorlds: [string, (world: World) => unknown, RegExp][] = [
  [
    'a code that occurs twice',
    (world) => world.municipalities.push({ ...municipality(world, 'GM0358') }),
    /the code GM0358 occurs twice/,
  ],
  [
    'a ring that is not closed',
    (world) => {
      municipality(world, 'GM0358').polygons = [[firstRing(world, 'GM0358').slice(0, -1)]];
    },
    /The border of GM0358 has a ring that is not closed/,
  ],
  [
    'turned axes',
    (world) => {
      const turned = firstRing(world, 'GM0358').map(([lon, lat]): [number, number] => [lat, lon]);
      municipality(world, 'GM0358').polygons = [[turned]];
    },
    /GM0358 lies outside the Netherlands/,
  ],
  [
    'a municipality that lies over its neighbours',
    (world) => {
      const stretched = firstRing(world, 'GM0358').map(([lon, lat]): [number, number] => [lon + 0.01, lat]);
      municipality(world, 'GM0358').polygons = [[stretched]];
    },
    /GM0358 and GM\d{4} overlap by \d+\.\d\d km²|GM\d{4} and GM0358 overlap/,
  ],
  [
    'half the inhabitants',
    (world) => {
      for (const one of world.municipalities) one.population = Math.round(one.population * 0.9);
    },
    /population of the province would change by -9\.\d %/,
  ],
  [
    'a municipality without inhabitants',
    (world) => {
      municipality(world, 'GM0358').population = 0;
    },
    /GM0358 Aalsmeer has no population/,
  ],
];
for (const [what, spoil, sentence] of badWorlds) {
  test(`${what}: refused in one sentence`, async () => {
    const world = worldOn('2026-12-31', 2026);
    // Each world has its own coordinates: the product's are shared.
    world.municipalities = structuredClone(world.municipalities);
    spoil(world);
    await assert.rejects(refreshed(world), sentence);
  });
}

test('borders without figures, and figures without borders, are refused by their code', async () => {
  const world = worldOn('2026-12-31', 2026);
  const forgotten = 'GM0358';
  world.misbehave = (request, response) => {
    if (!request.url?.includes('wijken-en-buurten')) return false;
    const rows = world.municipalities.filter(({ code }) => code !== forgotten);
    const features = rows.map((row) => ({
      properties: {
        ...{ gemeentecode: row.code, aantal_inwoners: row.population, aantal_huishoudens: row.households },
        ...{
          oppervlakte_land_in_ha: row.landKm2 * 100,
          omgevingsadressendichtheid: 1,
          stedelijkheid_adressen_per_km2: 1,
        },
      },
    }));
    json(response, JSON.stringify({ features }));
    return true;
  };
  await assert.rejects(refreshed(world), /No figures for GM0358/);
  const merged = mergedWorld();
  merged.misbehave = world.misbehave;
  merged.requests = world.requests;
  await assert.rejects(refreshed(merged), /figures of 2027 have GM1696, the borders of 2027 do not/);
});

test('land that goes to several municipalities needs a named successor, which must exist', async () => {
  const world = worldOn('2026-12-31', 2026);
  world.municipalities = world.municipalities.filter(({ code }) => code !== 'GM0358');
  await assert.rejects(refreshed(world), /GM0358 is gone, .* --successor GM0358=GM…/);
  await assert.rejects(
    refreshed(world, { successors: { GM0358: 'GM9995' } }),
    /GM9995: that is no code|cannot go on/,
  );
  await assert.rejects(refreshed(world, { successors: { GM0394: 'GM0362' } }), /GM0394 still exists/);
});

test('a year that is not published, and one before the first set, are refused', async () => {
  const world = worldOn('2026-12-31', 2026);
  await assert.rejects(
    refreshed(world, { year: 2031, figuresYear: 2031 }),
    /no boundaries of municipalities for 2031: that year is not published \(yet\)/,
  );
  await assert.rejects(refreshed(world, { year: 2025 }), /The first set is that of 2026/);
});
