import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { areaCodeOn, areaShapes, areasOn } from '#content/areas/area-sets.ts';
import { goldenPlaces, goldenSources } from '#content/areas/golden-places.ts';
import { type AreaLocator, createAreaLocator } from './locate-area.ts';

const today = '2026-11-22';
let locate: AreaLocator;
before(() => {
  locate = createAreaLocator(today);
});

test('the golden list is long enough, near borders, at sea, outside, and covers every municipality', () => {
  const land = goldenPlaces.filter(({ expected }) => expected?.startsWith('GM'));
  assert.ok(goldenPlaces.length >= 150);
  assert.ok(goldenPlaces.filter(({ nearBorder }) => nearBorder).length >= 40);
  assert.ok(goldenPlaces.filter(({ expected }) => expected?.startsWith('WATER')).length >= 15);
  assert.ok(goldenPlaces.filter(({ expected }) => expected === null).length >= 10);
  assert.ok(goldenPlaces.every(({ source }) => goldenSources[source]));
  const covered = new Set(land.map(({ expected }) => expected));
  for (const { code, kind } of areasOn(today)) assert.ok(kind === 'water' || covered.has(code), code);
});

test('every golden place is found in its municipality, its water, or outside', () => {
  const wrong = goldenPlaces
    .map((place) => ({ ...place, found: locate(place.lon, place.lat)?.code ?? null }))
    .filter(({ expected, found }) => expected !== found);
  assert.deepEqual(wrong, []);
});

test('the golden list bites: a look-up that is 250 m off to the east gets many places wrong', () => {
  const wrong = goldenPlaces.filter(
    ({ lon, lat, expected }) => (locate(lon + 250 / 67_700, lat)?.code ?? null) !== expected,
  );
  assert.ok(wrong.length > 20, `only ${wrong.length}`);
});

test('every golden place is found in the set of 2027 under the code that goes on', () => {
  const locate2027 = createAreaLocator('2027-01-01');
  for (const { name, lon, lat, expected } of goldenPlaces) {
    const code = expected && areaCodeOn(expected, '2027-01-01');
    assert.equal(locate2027(lon, lat)?.code ?? null, code, name);
  }
});

test('a point in ’s-Graveland lies in Wijdemeren in 2026 and in Hilversum in 2027', () => {
  assert.equal(locate(5.1205, 52.2445)?.code, 'GM1696');
  assert.equal(createAreaLocator('2027-01-01')(5.1205, 52.2445)?.code, 'GM0402');
});

test('a point on a shared border gets one area, the same in every look-up, and one of its neighbours', () => {
  const owners = new Map<string, Set<string>>();
  for (const { code, polygons } of areaShapes(today, 'full')) {
    for (const vertex of polygons.flat(2)) {
      const key = vertex.join(' ');
      owners.set(key, (owners.get(key) ?? new Set()).add(code));
    }
  }
  const again = createAreaLocator(today);
  let checked = 0;
  for (const [key, codes] of owners) {
    const municipalities = [...codes].filter((code) => code.startsWith('GM'));
    if (codes.size < 2 || municipalities.length === 0) continue;
    const [lon, lat] = key.split(' ').map(Number) as [number, number];
    const found = locate(lon, lat);
    assert.equal(found, again(lon, lat));
    // Three areas and the world outside can meet in one vertex; elsewhere there is always an owner.
    if (found) assert.ok(codes.has(found.code), `${key}: ${found.code} is not one of ${[...codes]}`);
    checked += 1;
  }
  assert.ok(checked > 1_000);
});

test('the index agrees with a plain ray through every shape, but for the shore', () => {
  const shapes = areaShapes(today, 'full');
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let count = 0; count < 20_000; count += 1) {
    const [lon, lat] = [4.3 + random() * 1.3, 52.1 + random() * 1.2];
    const found = locate(lon, lat);
    const plain = shapes.find(({ polygons }) => isInside(polygons.flat(), lon, lat))?.code ?? null;
    if ((found?.code ?? null) === plain) continue;
    assert.ok(
      plain?.startsWith('WATER') && found?.kind === 'municipality',
      `${lon} ${lat}: ${plain}, ${found?.code}`,
    );
    assert.ok(
      metresToShape(shapes.find(({ code }) => code === found.code)?.polygons.flat() ?? [], lon, lat) < 100,
    );
  }
});

test('no gap opens between a municipality and its water: 5 m off every shore is never outside', () => {
  const { waterEdges, landEdges } = edgesByKind();
  let checked = 0;
  for (const key of landEdges) {
    if (!waterEdges.has(key)) continue;
    const [ax, ay, bx, by] = key.split(' ').map(Number) as [number, number, number, number];
    const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
    for (const [east, north] of [
      [5, 0],
      [-5, 0],
      [0, 5],
      [0, -5],
    ] as const) {
      assert.ok(locate(x + east / 67_700, y + north / 111_260), `${x} ${y}`);
    }
    checked += 1;
  }
  assert.ok(checked > 500);
});

test('a pin at the waterline counts with the municipality; 300 m out it is the sea', () => {
  const [lon, lat] = [4.5313, 52.3745];
  const shore = [...Array(400).keys()]
    .map((step) => lon - step * 0.0001)
    .find((x) => !isLand(x, lat)) as number;
  assert.equal(locate(shore - 60 / 67_900, lat)?.code, 'GM0473');
  assert.equal(locate(shore - 300 / 67_900, lat)?.code, 'WATER-NOORDZEE');
});

test('nonsense gets no area', () => {
  for (const [lon, lat] of [
    [Number.NaN, 52.5],
    [4.9, Number.NaN],
    [Infinity, 52.5],
    [0, 0],
    [52.37, 4.89],
    [-180, 90],
  ] as const) {
    assert.equal(locate(lon, lat), null);
  }
});

test('look-ups are fast enough for a pin that moves and for a recount: 100,000 per second', () => {
  const started = process.hrtime.bigint();
  for (let count = 0; count < 100_000; count += 1)
    locate(4.4 + (count % 1_000) / 1_000, 52.2 + (count % 977) / 977);
  assert.ok(Number(process.hrtime.bigint() - started) / 1e9 < 1);
});

function isLand(lon: number, lat: number): boolean {
  return areaShapes(today, 'full').some(
    ({ code, polygons }) => code.startsWith('GM') && isInside(polygons.flat(), lon, lat),
  );
}

function isInside(rings: [number, number][][], lon: number, lat: number): boolean {
  let inside = false;
  for (const [[ax, ay], [bx, by]] of edgesOf(rings)) {
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function edgesOf(rings: [number, number][][]): [[number, number], [number, number]][] {
  return rings.flatMap((ring) =>
    ring.slice(1).map((to, at): [[number, number], [number, number]] => [ring[at] ?? to, to]),
  );
}

function metresToShape(rings: [number, number][][], lon: number, lat: number): number {
  const east = 111_320 * Math.cos((lat / 180) * Math.PI);
  const distances = edgesOf(rings).map(([[ax, ay], [bx, by]]) => {
    const [dx, dy, px, py] = [(bx - ax) * east, (by - ay) * 111_260, (lon - ax) * east, (lat - ay) * 111_260];
    const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
    return Math.hypot(px - share * dx, py - share * dy);
  });
  return Math.min(...distances);
}

function edgesByKind() {
  const sets = { waterEdges: new Set<string>(), landEdges: new Set<string>() };
  for (const { code, polygons } of areaShapes(today, 'full')) {
    for (const edge of edgesOf(polygons.flat())) {
      const key = edge
        .map((vertex) => vertex.join(' '))
        .sort()
        .join(' ');
      (code.startsWith('WATER') ? sets.waterEdges : sets.landEdges).add(key);
    }
  }
  return sets;
}
