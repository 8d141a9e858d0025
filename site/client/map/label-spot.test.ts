import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelSpot } from './label-spot.ts';

const picture = { width: 300, height: 300 };
const box = (left: number, top: number, right: number, bottom: number) => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];

test('a name stands in the widest part of its area', () => {
  const tall = [box(100, 0, 160, 300), box(160, 200, 290, 240)];
  const spot = labelSpot(tall, picture, { width: 50, height: 18 });
  assert.equal(spot?.x, 225);
  assert.ok(spot.y > 205 && spot.y < 235);
});

test('of an area that is partly out of the picture, the name stands in the visible part', () => {
  const spot = labelSpot([box(-1000, -1000, 100, 1000)], picture, { width: 60, height: 18 });
  assert.equal(spot?.x, 50);
  assert.ok(spot.y > 0 && spot.y < 300);
});

test('no name where the area is too narrow, too low or out of the picture', () => {
  const name = { width: 60, height: 18 };
  assert.equal(labelSpot([box(100, 0, 150, 300)], picture, name), null);
  assert.equal(labelSpot([box(100, 100, 250, 110)], picture, name), null);
  assert.equal(labelSpot([box(400, 0, 700, 300)], picture, name), null);
});

test('a name does not stand over a hole', () => {
  const spot = labelSpot([box(0, 0, 300, 300), box(10, 0, 290, 280)], picture, { width: 60, height: 10 });
  assert.ok(spot && spot.y > 280);
});
