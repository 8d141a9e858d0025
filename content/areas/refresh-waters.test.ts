import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaShapes } from './area-sets.ts';
import { fillEnclosedWater, groupLonelyEdges, joinLooseEnds } from './close-gaps.ts';
import type { Polygons, Vertex } from './cut-arcs.ts';
import { metres } from './make-area-set.ts';
import { isMunicipality, toUnits } from './refresh-present.ts';
import { refitWaters } from './refresh-waters.ts';

const present = toUnits(areaShapes('2026-11-22', 'full'));
const land = new Map([...present].filter(([code]) => isMunicipality(code)));
const waters = new Map([...present].filter(([code]) => !isMunicipality(code)));

type Shapes = Map<string, Polygons>;
const mapVertices = (shapes: Shapes, change: (vertex: Vertex) => Vertex): Shapes =>
  new Map(
    [...shapes].map(([code, polygons]) => [
      code,
      polygons.map((rings) => rings.map((ring) => ring.map(change))),
    ]),
  );

const sizeOf = (polygons: Polygons) =>
  polygons.flat().reduce((total, ring, at) => {
    const doubled = ring.reduce((sum, [x, y], index) => {
      const [px, py] = ring.at(index - 1) as Vertex;
      return sum + px * y - x * py;
    }, 0);
    return total + (at === 0 ? Math.abs(doubled) : -Math.abs(doubled));
  }, 0);

function fitted(newLand: Shapes): { land: Shapes; waters: Shapes } {
  const refitted = refitWaters(waters, land, newLand, metres);
  const shores = joinLooseEnds(refitted.land, refitted.waters, metres);
  return { land: fillEnclosedWater(shores, refitted.waters), waters: refitted.waters };
}

/** Every edge in one area or two; what only one has is the outside, or an island of another province. */
function assertNoGaps(shapes: { land: Shapes; waters: Shapes }): void {
  const groups = groupLonelyEdges(new Map([...shapes.land, ...shapes.waters]));
  const [, ...inner] = groups.sort((a, b) => b.length - a.length);
  for (const group of inner)
    assert.ok(
      group.every(({ code }) => !isMunicipality(code)),
      `a gap at ${group[0]?.from} between ${[...new Set(group.map(({ code }) => code))]}`,
    );
}

test('at the same coast the waters stay as they are', () => {
  const same = fitted(land);
  assertNoGaps(same);
  for (const [code, polygons] of waters) {
    const [was, is] = [sizeOf(polygons), sizeOf(same.waters.get(code) ?? [])];
    assert.ok(Math.abs(is / was - 1) < 1e-9, `${code}: ${was} and ${is}`);
  }
});

test('at a coast that is drawn otherwise the waters follow it, without a gap', () => {
  // The same vertex moves the same way for every neighbour: some 15 m, by its own digits.
  const redrawn = mapVertices(land, ([x, y]) => [
    x + ((x * 7 + y * 13) % 41) - 20,
    y + ((x * 11 + y * 3) % 27) - 13,
  ]);
  const shapes = fitted(redrawn);
  assertNoGaps(shapes);
  for (const [code, polygons] of waters) {
    const ratio = sizeOf(shapes.waters.get(code) ?? []) / sizeOf(polygons);
    assert.ok(Math.abs(ratio - 1) < 0.02, `${code}: ${ratio}`);
  }
});

test('an island that came up is a hole in the water around it', () => {
  const island: Polygons = [
    [
      [
        [510_000, 5_260_000],
        [510_500, 5_260_000],
        [510_500, 5_260_500],
        [510_000, 5_260_500],
      ],
    ],
  ];
  const shapes = fitted(new Map([...land, ['GM9996', island]]));
  assertNoGaps(shapes);
  const holes = (polygons?: Polygons) => polygons?.flatMap(([, ...inner]) => inner).length ?? 0;
  assert.equal(holes(shapes.waters.get('WATER-MARKERMEER')), holes(waters.get('WATER-MARKERMEER')) + 1);
});

test('a coast that is not there any more is refused in a sentence', () => {
  const without = new Map([...land].filter(([code]) => code !== 'GM0448'));
  assert.throws(() => fitted(without), /The coast near 4\.\d+, 5[23]\.\d+ is gone/);
});
