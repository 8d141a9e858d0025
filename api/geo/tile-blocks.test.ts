import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { areaShapes } from '#content/areas/area-sets.ts';
import { mapServiceStandIn, picture } from './map-service-stand-in.ts';
import { boxAround, readTileAddress, type TileAddress, tilesOfBlock } from './tile-address.ts';
import { tileBlocks } from './tile-blocks.ts';

const box = boxAround(areaShapes('2026-11-22', 'full'));
const alkmaar: TileAddress = { z: 15, x: 16816, y: 10705 };
const minutes = 60_000;

/** Park–Miller. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function tilesFrom(
  t: TestContext,
  answer: Parameters<typeof mapServiceStandIn>[1],
  seed = 1,
  now?: () => number,
) {
  const { url, asked } = await mapServiceStandIn(t, answer);
  const logged: unknown[] = [];
  const clock = { now: Date.parse('2026-11-22') };
  const tileAt = tileBlocks({
    url: `${url}/{z}/{x}/{y}.png`,
    box,
    log: (...line) => logged.push(line),
    now: now ?? (() => clock.now),
    random: seeded(seed),
  });
  const paths = () => asked.map(({ path }) => path);
  return { tileAt, asked, paths, logged, clock };
}

/** All tiles of a block have come when none is asked for any more. */
async function settled(paths: () => string[], count: number) {
  while (paths().length < count) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('for one tile the service is asked for its whole block, in an order that does not begin with it', async (t) => {
  const firsts = new Set<string | undefined>();
  for (const seed of [11, 222, 3333, 44_444]) {
    const { tileAt, paths } = await tilesFrom(t, (_path, response) => picture(response), seed);
    assert.deepEqual((await tileAt(alkmaar))?.type, 'image/png');
    await settled(paths, 64);
    const block = tilesOfBlock(alkmaar, box).map(({ z, x, y }) => `/${z}/${x}/${y}.png`);
    assert.equal(block.length, 64);
    assert.deepEqual(paths().sort(), block.sort());
    firsts.add(paths()[0]);
  }
  assert.ok(firsts.size > 1, '(counter-proof: the order is by chance)');
});

test('whichever tile of a block is looked at, the service sees the same, and asks of many at once are one', async (t) => {
  const seen: string[][] = [];
  for (const [right, down] of [
    [0, 0],
    [7, 6],
  ] as const) {
    const { tileAt, paths } = await tilesFrom(t, (_path, response) => picture(response));
    const corner = { ...alkmaar, x: alkmaar.x - (alkmaar.x % 8), y: alkmaar.y - (alkmaar.y % 8) };
    const tile = { ...corner, x: corner.x + right, y: corner.y + down };
    await Promise.all([tile, tile, corner].map(tileAt));
    await settled(paths, 64);
    seen.push(paths());
  }
  assert.equal(seen[0]?.length, 64);
  assert.deepEqual(seen[0]?.toSorted(), seen[1]?.toSorted());
});

test('a block is kept for a day and then asked for again', async (t) => {
  const { tileAt, paths, clock } = await tilesFrom(t, (_path, response) => picture(response));
  await tileAt(alkmaar);
  await settled(paths, 64);
  await new Promise((resolve) => setTimeout(resolve, 50));
  clock.now += 23 * 60 * minutes;
  assert.ok(await tileAt(alkmaar));
  assert.equal(paths().length, 64);
  clock.now += 2 * 60 * minutes;
  assert.ok(await tileAt(alkmaar));
  await settled(paths, 128);
});

test('how soon a tile comes does not tell that its block was looked at before', async (t) => {
  const slowly = (_path: string, response: ServerResponse) => setTimeout(() => picture(response), 20);
  const { tileAt, paths } = await tilesFrom(t, slowly, 7, Date.now);
  const look = () =>
    Promise.all(
      tilesOfBlock(alkmaar, box).map(async (tile) => {
        const begun = performance.now();
        assert.ok(await tileAt(tile));
        return performance.now() - begun;
      }),
    );
  const [first, again] = [await look(), await look()];
  assert.equal(paths().length, 64, 'the second time nothing was asked for');
  const apart = first.map((ms, at) => Math.abs(ms - (again[at] as number))).toSorted((a, b) => a - b);
  assert.ok(Math.max(...first) > 100, '(counter-proof: looking at all of it takes a while)');
  assert.ok((apart[32] as number) < 20, `half of the tiles differ by ${apart[32]} ms or more`);
});

test('while the line is full, and while the service is left alone, a known tile does not come either', async (t) => {
  let failing = false;
  const { tileAt, paths } = await tilesFrom(t, (_path, response) => {
    if (failing) response.writeHead(500).end();
    else picture(response);
  });
  assert.ok(await tileAt(alkmaar));
  await settled(paths, 64);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(await tileAt(alkmaar), 'it is known');
  failing = true;
  const others = Array.from({ length: 40 }, (_, at) =>
    tileAt({ z: 16, x: 33_536 + 8 * (at % 8), y: 21_304 + 8 * Math.floor(at / 8) }),
  );
  assert.equal(await tileAt(alkmaar), null);
  await Promise.all(others);
  assert.equal(await tileAt(alkmaar), null);
});

for (const [what, answer] of [
  ['answers 500', (_: string, response) => response.writeHead(500).end()],
  ['redirects', (_: string, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
  [
    'sends a page',
    (_: string, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<b>'),
  ],
  [
    'sends a drawing with script',
    (_: string, response) => response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>'),
  ],
  ['sends too much', (_: string, response) => picture(response, Buffer.alloc(300 * 1024))],
  ['breaks off', (_: string, response) => response.destroy()],
] as [string, Parameters<typeof mapServiceStandIn>[1]][]) {
  test(`a service that ${what} gives no tile, is told once without a place, and is left alone for a while`, async (t) => {
    const { tileAt, paths, logged, clock } = await tilesFrom(t, answer);
    assert.equal(await tileAt(alkmaar), null);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const tried = paths().length;
    assert.ok(tried <= 9, `${tried} requests`);
    assert.equal(await tileAt({ ...alkmaar, x: alkmaar.x + 8 }), null);
    assert.equal(paths().length, tried);
    assert.deepEqual(logged, [['warn', 'tiles-failed']]);
    clock.now += minutes;
    await tileAt(alkmaar);
    assert.ok(paths().length > tried, 'later it is tried again');
  });
}

test('a tile that the service does not have is no failure', async (t) => {
  const { tileAt, paths, logged } = await tilesFrom(t, (path, response) =>
    path.includes('/16816/') ? response.writeHead(404).end() : picture(response),
  );
  assert.equal(await tileAt(alkmaar), null);
  await settled(paths, 64);
  assert.ok(await tileAt({ ...alkmaar, x: alkmaar.x + 1 }));
  assert.deepEqual(logged, []);
});

test('only tiles of the zooms and the province are read, and only plain numbers', () => {
  const read = (z: string, x: string, y: string) => readTileAddress({ z, x, y }, box);
  assert.deepEqual(read('15', '16816', '10705'), alkmaar);
  for (const [z, x, y] of [
    ['6', '32', '20'],
    ['17', '67264', '42820'],
    ['15', '16816', '10000'],
    ['15', '0', '0'],
    ['15', '-1', '10705'],
    ['15', '016816', '10705'],
    ['15', '16816.0', '10705'],
    ['15', '1e4', '10705'],
    ['..', '16816', '10705'],
    ['15', '99999999', '1'],
  ] as const)
    assert.equal(read(z, x, y), null, `${z}/${x}/${y}`);
});
