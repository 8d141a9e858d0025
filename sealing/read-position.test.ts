import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPosition } from './read-position.ts';

const [lat, lon] = [52.95, 4.76];
const withMinutes = [53 + 6.5 / 60, 4 + 38 / 60] as const;
const withSeconds = [52 + 22 / 60 + 30 / 3600, 4 + 53 / 60 + 6 / 3600] as const;

const readable: [typed: string, north: number, east: number][] = [
  ['52.95, 4.76', lat, lon],
  ['52.95 4.76', lat, lon],
  ['52.95,4.76', lat, lon],
  ['52.95;4.76', lat, lon],
  ['52.95/4.76', lat, lon],
  ['(52.95, 4.76)', lat, lon],
  ['  52.95 ,  4.76  ', lat, lon],
  ['52,95 4,76', lat, lon],
  ['52,95, 4,76', lat, lon],
  ['52,95; 4,76', lat, lon],
  ['52,95,4,76', lat, lon],
  ['52.95N 4.76E', lat, lon],
  ['N52.95 E4.76', lat, lon],
  ['N 52.95, E 4.76', lat, lon],
  ['52.95° N, 4.76° E', lat, lon],
  ['52.95 n 4.76 o', lat, lon],
  ['52,95 NB 4,76 OL', lat, lon],
  ['52,95° NB, 4,76° OL', lat, lon],
  ['4.76, 52.95', lat, lon],
  ['E4.76 N52.95', lat, lon],
  ['4.76E 52.95N', lat, lon],
  ["53°06.5'N 4°38.0'E", ...withMinutes],
  ["N 53° 06,5' E 4° 38'", ...withMinutes],
  ['53°06.5′N, 4°38.0′O', ...withMinutes],
  [`52°22'30"N 4°53'06"E`, ...withSeconds],
  ['52° 22′ 30″ NB, 4° 53′ 6″ OL', ...withSeconds],
  ['52 5', 52, 5],
];

for (const [typed, north, east] of readable) {
  test(`“${typed}” is read`, () => {
    const [foundEast, foundNorth] = readPosition(typed)?.coordinates ?? assert.fail('not read');
    assert.ok(Math.abs(foundNorth - north) < 1e-9 && Math.abs(foundEast - east) < 1e-9);
  });
}

const unreadable: [typed: string, why: string][] = [
  ['', 'nothing'],
  ['52.95', 'one number'],
  ['52,95', 'one number with a comma'],
  ['52.95 4.76 1', 'three numbers'],
  ['52.95 N 4.76 N', 'north twice'],
  ['52.95 E 4.76 N', 'letters the wrong way round'],
  ['52.95 W 4.76 N', 'west'],
  ['-52.95, 4.76', 'a minus'],
  ['48.85, 2.35', 'another country'],
  ['0, 0', 'the origin'],
  ['52.95, 52.95', 'the same number twice'],
  ['121687 487326', 'Dutch grid coordinates'],
  ['0525', 'digits that only look like two numbers'],
  ['52.95 4.765.1', 'a number with two points'],
  [`52°75'N 4°80'E`, 'minutes past 60'],
  [`52°22'75"N 4°53'06"E`, 'seconds past 60'],
  ['bij de kerk', 'words'],
  ['Dorpsstraat 52, huis 5', 'an address'],
  ['1e1 5e0', 'powers'],
  ['NaN, NaN', 'no number'],
  ['٥٢ ٤', 'other digits'],
];

for (const [typed, why] of unreadable) {
  test(`${why} is no position: “${typed}”`, () => assert.equal(readPosition(typed), null));
}

test('whatever is typed, the answer is a position near the Netherlands or null', () => {
  const piece = fc.constantFrom(...'0123456789.,;NEOBLSW°\'"′″ -/()'.split(''), '52', '4');
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const position = readPosition(text);
      if (position === null) return;
      const [east, north] = position.coordinates;
      assert.ok(north >= 50 && north <= 55 && east >= 2 && east <= 8);
    }),
    { numRuns: 5_000 },
  );
});

test('every position is read back as it was written', () => {
  const north = fc.integer({ min: 5_000_000, max: 5_500_000 });
  const east = fc.integer({ min: 200_000, max: 800_000 });
  fc.assert(
    fc.property(north, east, fc.constantFrom(', ', ' ', ';'), fc.boolean(), (n, e, between, comma) => {
      const written = [n / 1e5, e / 1e5].map((degrees) => degrees.toFixed(5).replace('.', comma ? ',' : '.'));
      assert.deepEqual(readPosition(written.join(between))?.coordinates, [e / 1e5, n / 1e5]);
    }),
  );
});

test('a field full of white space takes no time', () => {
  const started = performance.now();
  assert.equal(readPosition(`x${' '.repeat(60_000)}x`), null);
  assert.ok(performance.now() - started < 100);
});
