import { type AreaShape, areaShapes, findArea } from './area-sets.ts';

const known = new WeakMap<AreaShape[], Map<string, string[]>>();

/**
 * For each municipality on a day the codes of those that share a stretch of border with it, in the order of the set. A
 * corner is no border, and water is no bridge: an island has none.
 */
export function neighboursOn(day: string): ReadonlyMap<string, readonly string[]> {
  const shapes = areaShapes(day, 'full');
  const found = known.get(shapes) ?? adjacencyOf(shapes, day);
  known.set(shapes, found);
  return found;
}

/** Neighbours use the same vertices: a stretch of border is a pair of them that two areas have. */
function adjacencyOf(shapes: AreaShape[], day: string): Map<string, string[]> {
  const lands = shapes.filter(({ code }) => findArea(code, day)?.kind === 'municipality');
  const owners = new Map<string, string>();
  const around = new Map(lands.map(({ code }) => [code, new Set<string>()]));
  for (const { code, polygons } of lands) {
    for (const stretch of polygons.flat().flatMap(stretchesOf)) {
      const other = owners.get(stretch);
      if (other === undefined) owners.set(stretch, code);
      else if (other !== code) {
        around.get(other)?.add(code);
        around.get(code)?.add(other);
      }
    }
  }
  const order = lands.map(({ code }) => code);
  return new Map([...around].map(([code, others]) => [code, order.filter((other) => others.has(other))]));
}

function stretchesOf(ring: [number, number][]): string[] {
  return ring.slice(1).map((to, at) => [String(ring[at]), String(to)].sort().join(' '));
}
