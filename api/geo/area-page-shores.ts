import { edgesOf } from '#content/areas/area-edges.ts';
import { type AreaShape, areaShapes, findArea } from '#content/areas/area-sets.ts';

const known = new WeakMap<AreaShape[], ReadonlyMap<string, readonly string[]>>();

/** For each municipality the waters that it borders, and for each water all areas around it. */
export function shoresOn(day: string): ReadonlyMap<string, readonly string[]> {
  const shapes = areaShapes(day, 'outline');
  const found = known.get(shapes) ?? shoresOf(shapes, day);
  known.set(shapes, found);
  return found;
}

function shoresOf(shapes: AreaShape[], day: string): Map<string, string[]> {
  const isWater = (code: string) => findArea(code, day)?.kind === 'water';
  const owners = Map.groupBy(
    shapes.flatMap(({ code, polygons }) => edgesOf(polygons).map((edge) => ({ code, edge: String(edge) }))),
    ({ edge }) => edge,
  );
  const shores = new Map(shapes.map(({ code }) => [code, new Set<string>()]));
  for (const sides of owners.values()) {
    const codes = new Set(sides.map(({ code }) => code));
    for (const one of codes) {
      const others = [...codes].filter((other) => other !== one && (isWater(one) || isWater(other)));
      for (const other of others) shores.get(one)?.add(other);
    }
  }
  const order = shapes.map(({ code }) => code);
  return new Map([...shores].map(([code, others]) => [code, order.filter((each) => others.has(each))]));
}
