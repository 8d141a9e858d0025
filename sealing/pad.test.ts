import assert from 'node:assert/strict';
import { test } from 'node:test';
import { padPhoto, padText, photoStep, unpad } from './pad.ts';

test('a text is padded to 4,096 bytes or the next power of two, and comes back whole', () => {
  for (const [length, size] of [
    [0, 4096],
    [4092, 4096],
    [4093, 8192],
    [20_000, 32_768],
  ] as const) {
    const content = new Uint8Array(length).fill(7);
    assert.equal(padText(content).length, size);
    assert.deepEqual(unpad(padText(content)), content);
  }
});

test('a photo is padded to whole steps of 256 kB', () => {
  assert.equal(padPhoto(new Uint8Array(1)).length, photoStep);
  assert.equal(padPhoto(new Uint8Array(photoStep - 4)).length, photoStep);
  assert.equal(padPhoto(new Uint8Array(photoStep - 3)).length, 2 * photoStep);
});

test('a length that does not fit is refused', () => {
  assert.throws(() => unpad(new Uint8Array(3)), RangeError);
  assert.throws(() => unpad(new Uint8Array([0, 0, 0, 9, 1])), RangeError);
});
