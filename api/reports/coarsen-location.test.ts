import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAreaLocator } from '#api/geo/locate-area.ts';
import { coarsenLocation } from '#sealing/coarsen-location.ts';

const locate = createAreaLocator('2026-11-22');
const areaCodeAt = (lon: number, lat: number) => locate(lon, lat)?.code ?? null;
const nowhere = () => null;
const pinAt = (lon: number, lat: number) => ({
  type: 'Point' as const,
  coordinates: [lon, lat] as [number, number],
});

/** Park–Miller: the same points on every run. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function metresBetween([lonA, latA]: [number, number], [lonB, latB]: [number, number]): number {
  const east = (lonB - lonA) * 111_320 * Math.cos((latA * Math.PI) / 180);
  return Math.hypot(east, (latB - latA) * 111_320);
}

test('an exact pin stays as it is; of a municipality no point is kept', () => {
  const pin = pinAt(4.761234567, 52.951234567);
  assert.deepEqual(coarsenLocation(pin, 'exact', areaCodeAt), pin);
  assert.equal(coarsenLocation(pin, 'municipality', areaCodeAt), null);
});

for (const [precision, metres] of [
  ['100m', 100],
  ['500m', 500],
] as const) {
  test(`a pin at ${precision} moves at most half a diagonal and never into another area (20,000 pins)`, () => {
    const random = seeded(7);
    const found = { kept: 0, dropped: 0 };
    let furthest = 0;
    for (let count = 0; count < 20_000; count += 1) {
      const pin = pinAt(4.3 + random() * 1.3, 52.1 + random() * 1.2);
      const coarse = coarsenLocation(pin, precision, areaCodeAt);
      if (coarse === null) {
        found.dropped += 1;
        continue;
      }
      found.kept += 1;
      furthest = Math.max(furthest, metresBetween(pin.coordinates, coarse.coordinates));
      assert.equal(areaCodeAt(...coarse.coordinates), areaCodeAt(...pin.coordinates));
    }
    // Coordinates are cut at five decimals: at most 0.7 m more.
    assert.ok(furthest <= (metres / 2) * Math.SQRT2 + 0.7, `${furthest} m`);
    assert.ok(furthest > metres / 2, 'pins do move');
    assert.ok(found.kept > 15_000 && found.dropped > 0);
  });

  test(`all pins in one square of ${precision} get the same point, which tells nothing more`, () => {
    const random = seeded(11);
    for (let square = 0; square < 50; square += 1) {
      const start = pinAt(4.5 + random(), 52.3 + random() * 0.8);
      const middle = coarsenLocation(start, precision, nowhere) ?? assert.fail();
      const [lon, lat] = middle.coordinates;
      assert.deepEqual(coarsenLocation(middle, precision, nowhere), middle);
      for (let pin = 0; pin < 50; pin += 1) {
        // 48 of 50 parts of the square: its very edge belongs to a neighbour.
        const north = ((random() - 0.5) * metres * 0.96) / 111_320;
        const east = ((random() - 0.5) * metres * 0.96) / 111_320 / Math.cos((lat * Math.PI) / 180);
        const inSquare = pinAt(lon + east, lat + north);
        assert.deepEqual(coarsenLocation(inSquare, precision, nowhere), middle);
      }
    }
  });
}

test('beside a border the point is left out, not moved across', () => {
  const halves = (lon: number) => (lon < 4.8 ? 'west' : 'east');
  const random = seeded(3);
  const answers = Array.from({ length: 2_000 }, () => {
    const pin = pinAt(4.8 + (random() - 0.5) * 0.01, 52.5 + random() * 0.01);
    const coarse = coarsenLocation(pin, '500m', halves);
    return coarse && halves(coarse.coordinates[0]) === halves(pin.coordinates[0]);
  });
  assert.ok(answers.includes(null) && answers.includes(true));
  assert.ok(!answers.includes(false));
});
