import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTypedPosition, writePosition } from './typed-position.ts';

const texel = { lat: 52.95, lon: 4.76 };

for (const typed of [
  '52.95, 4.76',
  '52.95,4.76',
  '52.95 4.76',
  '52,95 4,76',
  '52,95; 4,76',
  ' 4.76, 52.95 ',
  '52.95° N, 4.76° E',
  'n 52.95 e 4.76',
]) {
  test(`"${typed}" is read as a position`, () => assert.deepEqual(readTypedPosition(typed), texel));
}

for (const typed of [
  '',
  '52.95',
  'achter de sluis',
  '52.95, 4.76, 3',
  '95, 4.76',
  '52.95, 52.95',
  "53°06.5'N 4°38.0'E",
]) {
  test(`"${typed}" is not shown on the map`, () => assert.equal(readTypedPosition(typed), null));
}

test('what the map writes has five decimals, north first, and is read back as the same place', () => {
  assert.equal(writePosition(texel), '52.95000, 4.76000');
  assert.deepEqual(readTypedPosition(writePosition(texel)), texel);
});
