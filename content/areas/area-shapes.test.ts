import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { areaShapes, areasOn } from './area-sets.ts';

const days = ['2026-11-22', '2027-01-01'];
const details = ['full', 'outline'] as const;
type Ring = [number, number][];

function contains(polygons: Ring[][], [x, y]: [number, number]): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    for (const [at, [bx, by]] of ring.entries()) {
      const [ax, ay] = ring[Math.max(0, at - 1)] as [number, number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

type LonelyEdge = { code: string; ends: [string, string] };

/** Edges that only one area uses, in groups that hang together. */
function groupsOfLonelyEdges(shapes: ReturnType<typeof areaShapes>): LonelyEdge[][] {
  const lonely = new Map<string, LonelyEdge>();
  for (const { code, polygons } of shapes) {
    for (const ring of polygons.flat()) {
      for (const [at, to] of ring.slice(1).entries()) {
        const ends = [String(ring[at]), String(to)].sort() as [string, string];
        if (!lonely.delete(ends.join(' '))) lonely.set(ends.join(' '), { code, ends });
      }
    }
  }
  const touching = new Map<string, LonelyEdge[]>();
  for (const edge of lonely.values()) {
    for (const end of edge.ends) touching.set(end, [...(touching.get(end) ?? []), edge]);
  }
  const left = new Set(lonely.values());
  return [...left].flatMap((first) => {
    if (!left.delete(first)) return [];
    const group = [first];
    for (const { ends } of group) {
      for (const next of ends.flatMap((end) => touching.get(end) ?? []))
        if (left.delete(next)) group.push(next);
    }
    return [group];
  });
}

const areaOf = (ring: Ring) =>
  ring.slice(1).reduce((sum, [bx, by], at) => {
    const [ax, ay] = ring[at] as [number, number];
    return sum + (ax * by - bx * ay) / 2;
  }, 0);
const sizeOf = (polygons: Ring[][]) =>
  polygons.reduce(
    (sum, [outer, ...holes]) =>
      sum +
      Math.abs(areaOf(outer as Ring)) -
      holes.reduce((inner, hole) => inner + Math.abs(areaOf(hole)), 0),
    0,
  );

test('every area has a closed shape with a size, and every shape an area', () => {
  for (const day of days) {
    for (const detail of details) {
      const shapes = areaShapes(day, detail);
      assert.deepEqual(
        new Set(shapes.map(({ code }) => code)),
        new Set(areasOn(day).map(({ code }) => code)),
      );
      for (const { code, polygons } of shapes) {
        assert.ok(sizeOf(polygons) > 0, code);
        for (const ring of polygons.flat()) {
          assert.deepEqual(ring.at(-1), ring[0], `${code} ${detail}: ring is not closed`);
          assert.ok(ring.length >= 4, `${code} ${detail}: ring of ${ring.length}`);
        }
      }
    }
  }
});

test('neighbours use the same border: each edge lies in one area, or in two', () => {
  for (const day of days) {
    for (const detail of details) {
      const uses = new Map<string, number>();
      for (const { polygons } of areaShapes(day, detail)) {
        for (const ring of polygons.flat()) {
          for (const [at, to] of ring.slice(1).entries()) {
            const edge = [String(ring[at]), String(to)].sort().join(' ');
            uses.set(edge, (uses.get(edge) ?? 0) + 1);
          }
        }
      }
      assert.ok(Math.max(...uses.values()) <= 2, `${day} ${detail}`);
      const shared = [...uses.values()].filter((count) => count === 2).length;
      assert.ok(shared > uses.size / 2, `${day} ${detail}: only ${shared} of ${uses.size} edges are shared`);
    }
  }
});

test('no gap opens inside: only the outer border and islands of other provinces have no neighbour', () => {
  for (const day of days) {
    for (const detail of details) {
      const groups = groupsOfLonelyEdges(areaShapes(day, detail)).sort((a, b) => b.length - a.length);
      const [outer = [], ...inner] = groups;
      assert.ok(outer.some(({ code }) => code.startsWith('GM')));
      for (const group of inner) {
        assert.ok(
          group.every(({ code }) => code.startsWith('WATER-')),
          `${day} ${detail}: a gap at ${group[0]?.ends} in ${group.map(({ code }) => code)}`,
        );
      }
    }
  }
});

test('no point lies in two areas', () => {
  for (const detail of details) {
    const shapes = areaShapes('2026-11-22', detail);
    let seed = 20_261_122;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let count = 0; count < 5_000; count += 1) {
      const point: [number, number] = [4.4 + random() * 1.1, 52.15 + random() * 1.1];
      const owners = shapes.filter(({ polygons }) => contains(polygons, point)).map(({ code }) => code);
      assert.ok(owners.length <= 1, `${point} lies in ${owners}`);
    }
  }
});

test('the label of every area lies inside it', () => {
  for (const day of days) {
    const shapes = new Map(areaShapes(day, 'full').map(({ code, polygons }) => [code, polygons]));
    for (const { code, label } of areasOn(day)) assert.ok(contains(shapes.get(code) ?? [], label), code);
  }
});

test('the outline gives every area its size within 3%', () => {
  const full = new Map(
    areaShapes('2026-11-22', 'full').map(({ code, polygons }) => [code, sizeOf(polygons)]),
  );
  for (const { code, polygons } of areaShapes('2026-11-22', 'outline')) {
    const ratio = sizeOf(polygons) / (full.get(code) ?? 0);
    assert.ok(Math.abs(ratio - 1) < 0.03, `${code}: ${ratio}`);
  }
});

test('the files stay small: at most 90 kB in full and 40 kB in outline', () => {
  for (const year of [2026, 2027]) {
    const size = (name: string) => readFileSync(new URL(name, import.meta.url)).length;
    assert.ok(size(`./areas-${year}.json`) <= 90_000);
    assert.ok(size(`./areas-${year}.outline.json`) <= 40_000);
  }
});
