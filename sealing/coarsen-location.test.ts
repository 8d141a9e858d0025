import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAreaLocator } from '#api/geo/locate-area.ts';
import { areaFile } from '#content/areas/area-file.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import set from '#content/areas/areas-2026.json' with { type: 'json' };
import { makeMapAreasFile, readMapAreas } from '#site/client/map/map-areas.ts';
import { areaFinder } from '#site/client/place/area-borders.ts';
import { circleMetres, coarsenLocation, type LocationPrecision, type Point } from './coarsen-location.ts';
import { squareAt } from './location-square.ts';

const day = '2026-11-22';
const locate = createAreaLocator(day);
const inServer = (lon: number, lat: number) => locate(lon, lat)?.code ?? null;
/** As the browser knows them: from the file that it fetches. */
const file = JSON.stringify(makeMapAreasFile(areasOn(day), areaFile.parse(set)));
const { codeAt: inBrowser } = areaFinder(readMapAreas(JSON.parse(file)));
const pinAt = (lon: number, lat: number): Point => ({ type: 'Point', coordinates: [lon, lat] });

/** Park–Miller: the same points on every run. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function* pinsInProvince(count: number, seed: number) {
  const random = seeded(seed);
  for (let found = 0; found < count; ) {
    const pin = pinAt(4.3 + random() * 1.2, 52.15 + random() * 1.15);
    if (inServer(...pin.coordinates) === null) continue;
    found += 1;
    yield pin;
  }
}

/** On the ellipsoid of WGS 84, by the radii of curvature at the latitude between; right to a millimetre this near. */
function metresBetween(one: Point, other: Point): number {
  const [[lonA, latA], [lonB, latB]] = [one.coordinates, other.coordinates];
  const radians = Math.PI / 180;
  const [a, flatness] = [6_378_137, 0.006_694_379_990_14];
  const sine = Math.sin(((latA + latB) / 2) * radians);
  const curve = 1 - flatness * sine * sine;
  const north = ((latB - latA) * radians * a * (1 - flatness)) / curve ** 1.5;
  const east = ((lonB - lonA) * radians * a * Math.sqrt(1 - sine * sine)) / Math.sqrt(curve);
  return Math.hypot(east, north);
}

/** What must hold of every pin at every precision. */
function check(pin: Point, precision: LocationPrecision): LocationPrecision {
  const kept = coarsenLocation(pin, precision, inServer);
  assert.deepEqual(coarsenLocation(pin, precision, inBrowser), kept);
  if (kept.location === null) {
    assert.equal(kept.precision, 'municipality');
    return kept.precision;
  }
  assert.equal(inServer(...kept.location.coordinates), inServer(...pin.coordinates));
  assert.deepEqual(coarsenLocation(kept.location, kept.precision, inServer), kept);
  const metres = circleMetres[kept.precision as '100m'];
  assert.ok(metresBetween(pin, kept.location) <= metres, `${metresBetween(pin, kept.location)} m`);
  return kept.precision;
}

for (const precision of ['100m', '500m'] as const) {
  test(`of 100,000 pins at ${precision} none crosses a border, each lies in its circle, and a kept point keeps itself, in server and browser alike`, () => {
    const counted = { exact: 0, '100m': 0, '500m': 0, municipality: 0 };
    for (const pin of pinsInProvince(100_000, 7)) counted[check(pin, precision)] += 1;
    assert.equal(counted.exact, 0);
    assert.ok(counted[precision] > 85_000, JSON.stringify(counted));
    assert.ok(counted.municipality > 0, '(counter-proof: some pins are too near a border)');
  });
}

test('of 100,000 pins an exact one stays as it is, and of one for the municipality no point is left', () => {
  for (const pin of pinsInProvince(100_000, 11)) {
    assert.deepEqual(coarsenLocation(pin, 'exact', inServer), { location: pin, precision: 'exact' });
    assert.deepEqual(coarsenLocation(pin, 'municipality', inServer), {
      location: null,
      precision: 'municipality',
    });
  }
});

test('a kept point never stands for less than its square: the whole square lies in the one area', () => {
  const random = seeded(5);
  for (const precision of ['100m', '500m'] as const) {
    let checked = 0;
    let inside = 0;
    for (const pin of pinsInProvince(3_000, 13)) {
      const kept = coarsenLocation(pin, precision, inServer);
      if (kept.location === null) continue;
      const square = squareAt(kept.location.coordinates, circleMetres[kept.precision as '100m']);
      const code = inServer(...pin.coordinates);
      for (let look = 0; look < 40; look += 1) {
        checked += 1;
        const lon = square.west + random() * square.width;
        if (inServer(lon, square.south + random() * square.height) === code) inside += 1;
      }
    }
    assert.ok(checked > 90_000 && inside / checked > 0.9995, `${inside} of ${checked}`);
  }
});

test('all pins in one square get the same point, which tells nothing more', () => {
  const everywhere = () => 'GM0000';
  for (const pin of pinsInProvince(200, 3)) {
    const kept = coarsenLocation(pin, '500m', everywhere).location ?? assert.fail();
    const { west, south, width, height } = squareAt(pin.coordinates, 500);
    const random = seeded(17);
    for (let other = 0; other < 20; other += 1) {
      const inSquare = pinAt(west + random() * width, south + random() * height);
      assert.deepEqual(coarsenLocation(inSquare, '500m', everywhere).location, kept);
    }
  }
});

test('beside a border a pin goes to a whole square of its own side, else to the area alone under the common word', () => {
  const halves = (lon: number) => (lon < 4.8 ? 'west' : 'east');
  const random = seeded(3);
  const answers = Array.from({ length: 2_000 }, () => {
    const pin = pinAt(4.8 + (random() - 0.5) * 0.01, 52.5 + random() * 0.01);
    const kept = coarsenLocation(pin, '500m', halves);
    if (kept.location === null) return kept.precision;
    const { west, width } = squareAt(kept.location.coordinates, 500);
    assert.equal(halves(west), halves(pin.coordinates[0]));
    assert.equal(halves(west + width), halves(pin.coordinates[0]));
    return kept.precision;
  });
  assert.deepEqual([...new Set(answers)].sort(), ['500m', 'municipality']);
});

test('a strip of land too narrow for any square gives the area alone', () => {
  const strip = (lon: number) => (lon > 4.8 && lon < 4.8005 ? 'strip' : 'water');
  assert.deepEqual(coarsenLocation(pinAt(4.8002, 52.5), '100m', strip), {
    location: null,
    precision: 'municipality',
  });
});

test('too near a border for 100 metres, a pin may be kept in 500', () => {
  const found = new Set<string>();
  for (const pin of pinsInProvince(20_000, 23)) found.add(coarsenLocation(pin, '100m', inServer).precision);
  assert.deepEqual([...found].sort(), ['100m', '500m', 'municipality']);
});
