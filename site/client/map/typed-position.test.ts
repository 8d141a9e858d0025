import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTypedPosition, writePosition } from './typed-position.ts';

const texel = { lat: 52.95, lon: 4.76 };

test('what is typed is read as the server reads it, minutes and either order too', () => {
  for (const typed of ['52.95, 4.76', '52,95 4,76', '4.76, 52.95', '52.95° N, 4.76° E', "52°57'N 4°45.6'E"])
    assert.deepEqual(readTypedPosition(typed), texel, typed);
  for (const typed of ['', '52.95', 'achter de sluis', '95, 4.76', '52.95, 52.95'])
    assert.equal(readTypedPosition(typed), null, typed);
});

test('what the map writes has five decimals, north first, and is read back as the same place', () => {
  assert.equal(writePosition(texel), '52.95000, 4.76000');
  assert.deepEqual(readTypedPosition(writePosition(texel)), texel);
});
