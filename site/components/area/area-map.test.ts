import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaSetDays, areasOn } from '#content/areas/area-sets.ts';
import { areaDrawing, mapSize } from './area-map.ts';

/** All points of a path with relative lines. */
function pointsOf(path: string): [number, number][] {
  return [...path.matchAll(/M([^l]+)l([^z]+)z/g)].flatMap(([, start = '', steps = '']) => {
    const numbers = (text: string) => [...text.matchAll(/-?\d+/g)].map(Number);
    let [x = 0, y = 0] = numbers(start);
    const all: [number, number][] = [[x, y]];
    const offsets = numbers(steps);
    for (let at = 0; at < offsets.length; at += 2) {
      x += offsets[at] as number;
      y += offsets[at + 1] as number;
      all.push([x, y]);
    }
    return all;
  });
}

test('every municipality and water of every set is drawn, with a point on the drawing itself', () => {
  for (const day of areaSetDays) {
    for (const { code, name } of areasOn(day)) {
      const points = pointsOf(areaDrawing(code, day).chosen);
      assert.ok(points.length >= 3, `${name} ${day}`);
      const seen = ([x, y]: [number, number]) =>
        x >= 0 && x <= mapSize.width && y >= 0 && y <= mapSize.height;
      assert.ok(points.some(seen), `${name} ${day}`);
    }
  }
});

test('a small area gets a ring around it, a large one does not', () => {
  const [day = ''] = areaSetDays;
  const texel = areaDrawing('GM0448', day);
  assert.equal(texel.ring, null);
  const { ring, chosen } = areaDrawing('GM0431', day);
  assert.ok(ring !== null);
  for (const [x, y] of pointsOf(chosen)) assert.ok(Math.hypot(x - ring.x, y - ring.y) <= ring.r);
});

test('the thin dike to Friesland stays on the map, and the map stays light', () => {
  const [day = ''] = areaSetDays;
  const { land, chosen } = areaDrawing('GM1911', day);
  assert.ok(land.length < 10_000, `${land.length} characters`);
  // The dike sticks out further than anything else of its municipality: a spike that is drawn there and back again.
  const points = pointsOf(chosen);
  const east = Math.max(...points.map(([x]) => x));
  const nextEast = Math.max(...points.map(([x]) => x).filter((x) => x < east));
  assert.ok(east - nextEast >= 3, `${east} and ${nextEast}`);
});
