import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptSquare } from './kept-square.ts';
import type { Position } from './typed-position.ts';

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** What coarsenLocation of the server keeps of these pins, worked out there. */
const keptByServer = [
  ['500m', { lat: 52.95, lon: 4.76 }, { lat: 52.94871, lon: 4.7597 }],
  ['100m', { lat: 52.95, lon: 4.76 }, { lat: 52.9496, lon: 4.75979 }],
  ['100m', { lat: 52.3, lon: 5.1234 }, { lat: 52.30013, lon: 5.12303 }],
] as const;

for (const [precision, pin, kept] of keptByServer) {
  test(`the square of ${precision} round ${pin.lat}, ${pin.lon} is the one that the server keeps`, () => {
    const [southWest, northEast] = keptSquare(pin, precision) as [Position, Position];
    assert.equal(round((southWest.lat + northEast.lat) / 2), kept.lat);
    assert.equal(round((southWest.lon + northEast.lon) / 2), kept.lon);
    assert.ok(southWest.lat <= pin.lat && pin.lat < northEast.lat);
    assert.ok(southWest.lon <= pin.lon && pin.lon < northEast.lon);
  });
}

test('there is no square round an exact pin, nor where only the area is kept', () => {
  for (const precision of ['exact', 'municipality', ''])
    assert.equal(keptSquare({ lat: 52, lon: 5 }, precision), null);
});
