import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutArcs, type Polygons, type Vertex } from './cut-arcs.ts';
import { findCrossingArcs, simplifyArcs } from './simplify-arcs.ts';

const metres = { east: 1, north: 1 };
const wobble: Vertex[] = [...Array(19).keys()].map((step) => [100 + (step % 2), 5 + step * 5]);
const west: Polygons = [[[[0, 0], [100, 0], ...wobble, [100, 100], [0, 100]]]];
const east: Polygons = [[[[100, 0], [200, 0], [200, 100], [100, 100], ...wobble.toReversed()]]];

test('the border of two neighbours is one arc, used forwards by one and backwards by the other', () => {
  const { arcs, shapes } = cutArcs(
    new Map([
      ['west', west],
      ['east', east],
    ]),
  );
  const [westArcs, eastArcs] = [shapes.west, shapes.east].map((shape) => shape?.flat(2) ?? []);
  const shared = westArcs?.filter((arc) => eastArcs?.includes(-1 - arc)) ?? [];
  assert.equal(shared.length, 1);
  assert.equal(arcs.length, 3);
});

test('simplifying takes the wobble out, keeps the ends and stays within the deviation', () => {
  const border: Vertex[] = [[100, 0], ...wobble, [100, 100]];
  assert.deepEqual(simplifyArcs([border], { triangleM2: 50, deviationM: 2 }, metres), [
    [
      [100, 0],
      [100, 100],
    ],
  ]);
  const strict = simplifyArcs([border], { triangleM2: 50, deviationM: 0.1 }, metres)[0] ?? [];
  assert.equal(strict.length, border.length);
});

test('an arc that would cut off an island beyond it keeps its bend', () => {
  const bend: Vertex[] = [
    [0, 0],
    [50, 30],
    [100, 0],
  ];
  const island: Vertex[] = [
    [48, 10],
    [52, 10],
    [52, 14],
    [48, 14],
    [48, 10],
  ];
  const cutter: Vertex[] = [
    [50, -20],
    [50, 12.5],
    [51, 12.5],
  ];
  assert.equal(
    findCrossingArcs([
      [
        [0, 0],
        [100, 0],
      ],
      cutter,
    ]).size,
    2,
  );
  const [kept] = simplifyArcs(
    [bend, island, cutter.slice(0, 1).concat([[50, 5]])],
    { triangleM2: 2_000, deviationM: 100 },
    metres,
  );
  assert.deepEqual(kept, bend);
});

test('an island never becomes less than a triangle', () => {
  const island: Vertex[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  const [simplified] = simplifyArcs([island], { triangleM2: 1_000, deviationM: 1_000 }, metres);
  assert.equal(simplified?.length, 4);
});
