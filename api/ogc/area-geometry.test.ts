import assert from 'node:assert/strict';
import { test } from 'node:test';
import proj4 from 'proj4';
import { areaShapes, areasOn } from '#content/areas/area-sets.ts';
import { outlineOf, type Polygons, projectPolygons, rightHanded, signedArea } from './area-geometry.ts';
import { coordinateSystems, crs84, type Position, project } from './coordinate-systems.ts';
import { dissolve } from './dissolve.ts';

const day = '2026-11-22';
const rd = 'http://www.opengis.net/def/crs/EPSG/0/28992';
const etrs89 = 'http://www.opengis.net/def/crs/EPSG/0/4258';
const outlines = () => areasOn(day).map(({ code }) => outlineOf(code, day) as Polygons);
const areaOf = (polygons: Polygons) => polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0);

test('shells run counter-clockwise, holes clockwise, and every ring is closed', () => {
  const rings = outlines().flatMap((polygons) =>
    polygons.flatMap((ringsOf) => ringsOf.map((ring, at) => ({ ring, at }))),
  );
  assert.ok(
    rings.some(({ at }) => at > 0),
    'some area has a hole',
  );
  for (const { ring, at } of rings) {
    assert.equal(signedArea(ring) > 0, at === 0);
    assert.deepEqual(ring[0], ring.at(-1));
  }
});

test('that check bites: a ring the other way round is turned', () => {
  const turned = areaShapes(day, 'outline').map(({ polygons }) =>
    polygons.map((rings) => rings.map((ring) => ring.toReversed())),
  );
  for (const polygons of turned) assert.ok(areaOf(polygons) < 0 && areaOf(rightHanded(polygons)) > 0);
});

test('Texel is of more than one piece, the Markermeer has holes, and a code that was never given out has no outline', () => {
  assert.ok((outlineOf('GM0448', day) as Polygons).length > 1);
  assert.ok(((outlineOf('WATER-MARKERMEER', day) as Polygons)[0]?.length as number) > 1);
  assert.equal(outlineOf('GM9999', day), null);
});

test('known points lie where the land registry has them', () => {
  // Amersfoort (the tower) and the Westertoren in Amsterdam, in metres of Rijksdriehoek.
  const [x, y] = project(rd, [5.38720621, 52.1551744]);
  assert.ok(Math.hypot(x - 155_000, y - 463_000) < 0.5, `${x} ${y}`);
  const [wx, wy] = project(rd, [4.883523, 52.37453]);
  assert.ok(Math.hypot(wx - 120_700.723, wy - 487_525.502) < 0.5, `${wx} ${wy}`);
});

test('every vertex in Rijksdriehoek is within 1 cm of proj4, and comes back within 1 cm', () => {
  const own = proj4(
    '+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812 +units=m +no_defs',
  );
  for (const polygons of outlines()) {
    const moved = projectPolygons(polygons, rd);
    for (const [polygon, rings] of polygons.entries()) {
      for (const [ring, positions] of rings.entries()) {
        for (const [at, position] of positions.entries()) {
          const [x, y] = (moved[polygon]?.[ring]?.[at] ?? [Number.NaN, Number.NaN]) as Position;
          const [wantedX, wantedY] = own.forward([...position]);
          assert.ok(Math.hypot(x - Number(wantedX), y - Number(wantedY)) < 0.01);
          const [lon, lat] = own.inverse([x, y]) as Position;
          assert.ok(Math.hypot((lon - position[0]) * 67_700, (lat - position[1]) * 111_260) < 0.01);
        }
      }
    }
  }
});

test('ETRS89 has latitude first; CRS84 is what we keep; another system is not made up', () => {
  assert.deepEqual(project(etrs89, [4.9, 52.4]), [52.4, 4.9]);
  assert.deepEqual(project(crs84, [4.9, 52.4]), [4.9, 52.4]);
  assert.equal(coordinateSystems.length, 3);
  assert.throws(() => project('http://www.opengis.net/def/crs/EPSG/0/3857', [4.9, 52.4]), RangeError);
});

test('a region is its municipalities without the borders between them: same area, fewer vertices, no edge inside', () => {
  const municipalities = areasOn(day).filter(({ kind }) => kind === 'municipality');
  const parts = municipalities.map(({ code }) => outlineOf(code, day) as Polygons);
  const province = dissolve(parts);
  const sum = parts.reduce((total, polygons) => total + areaOf(polygons), 0);
  assert.ok(Math.abs(areaOf(province) / sum - 1) < 1e-12);
  assert.ok(province.flat(2).length < parts.flat(3).length / 2);
  const edges = new Set<string>();
  for (const ring of province.flat()) {
    for (let at = 1; at < ring.length; at += 1) edges.add(`${ring[at - 1]} ${ring[at]}`);
  }
  for (const edge of edges) assert.ok(!edges.has(edge.split(' ').toReversed().join(' ')));
});

test('a hole stays a hole, also where it touches its shell, and an island in it is a shell of its own', () => {
  const box = (x1: number, y1: number, x2: number, y2: number): Position[] => [
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
    [x1, y1],
  ];
  const withIsland = dissolve([[[box(0, 0, 9, 9), box(2, 2, 7, 7)]], [[box(3, 3, 5, 5)]]]);
  assert.deepEqual(withIsland.map((rings) => rings.length).sort(), [1, 2]);
  const touching = dissolve([
    [
      [
        box(0, 0, 9, 9),
        [
          [0, 0],
          [3, 1],
          [1, 3],
          [0, 0],
        ],
      ],
    ],
  ]);
  assert.deepEqual(
    touching.map((rings) => rings.length),
    [2],
  );
  const corner = dissolve([[[box(0, 0, 1, 1)]], [[box(1, 1, 2, 2)]]]);
  assert.equal(corner.length, 2);
});
