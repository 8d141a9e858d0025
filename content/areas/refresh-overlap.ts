import type { AreaShape } from './decode-shapes.ts';

/** How far apart the lines lie on which is measured: 0.0002° is about 22 m. */
const step = 0.0002;
const kmPerDegree = 111.26;

type Crossing = { x: number; code: string };
/** `before` is null where only the new set has land or water, `after` where only the old one has. */
export type Overlap = { before: string | null; after: string | null; km2: number };

/**
 * The size in km² of every piece that two sets have in common, measured along parallels 22 m apart: exact from west to
 * east, the midpoint rule from south to north. The parallels are the same for both, so equal shapes differ by 0.
 */
export function measureOverlap(before: AreaShape[], after: AreaShape[]): Overlap[] {
  const sums = new Map<string, Overlap>();
  const [old, fresh] = [crossingsOf(before), crossingsOf(after)];
  for (const line of new Set([...old.keys(), ...fresh.keys()])) {
    const kmEast = kmPerDegree * Math.cos(((line + 0.5) * step * Math.PI) / 180);
    for (const piece of pieces(old.get(line) ?? [], fresh.get(line) ?? [])) {
      const key = `${piece.before} ${piece.after}`;
      const known = sums.get(key) ?? { before: piece.before, after: piece.after, km2: 0 };
      known.km2 += piece.degrees * kmEast * step * kmPerDegree;
      sums.set(key, known);
    }
  }
  return [...sums.values()];
}

function crossingsOf(shapes: AreaShape[]): Map<number, Crossing[]> {
  const byLine = new Map<number, Crossing[]>();
  for (const { code, polygons } of shapes) {
    for (const ring of polygons.flat()) {
      for (const [at, [bx, by]] of ring.slice(1).entries()) {
        const [ax, ay] = ring[at] as [number, number];
        const [low, high] = ay < by ? [ay, by] : [by, ay];
        for (let line = Math.ceil(low / step - 0.5); (line + 0.5) * step < high; line += 1) {
          const x = ax + (((line + 0.5) * step - ay) * (bx - ax)) / (by - ay);
          const known = byLine.get(line);
          if (known) known.push({ x, code });
          else byLine.set(line, [{ x, code }]);
        }
      }
    }
  }
  for (const crossings of byLine.values()) crossings.sort((a, b) => a.x - b.x);
  return byLine;
}

/** Two areas of one set that cover the same land, with its size in km²; the largest such piece, or null. */
export function findDoubleCover(shapes: AreaShape[]): { codes: [string, string]; km2: number } | null {
  const sums = new Map<string, number>();
  for (const [line, crossings] of crossingsOf(shapes)) {
    const kmEast = kmPerDegree * Math.cos(((line + 0.5) * step * Math.PI) / 180);
    const inside = new Set<string>();
    for (const [at, { x, code }] of crossings.entries()) {
      const width = x - (crossings[at - 1]?.x ?? x);
      if (inside.size > 1) {
        const key = [...inside].sort().slice(0, 2).join(' ');
        sums.set(key, (sums.get(key) ?? 0) + width * kmEast * step * kmPerDegree);
      }
      if (!inside.delete(code)) inside.add(code);
    }
  }
  const [largest] = [...sums].toSorted((a, b) => b[1] - a[1]);
  return largest ? { codes: largest[0].split(' ') as [string, string], km2: largest[1] } : null;
}

/** Walks one parallel from west to east, with the area of either set in which it is. */
function* pieces(old: Crossing[], fresh: Crossing[]) {
  const inside = { old: new Set<string>(), fresh: new Set<string>() };
  let [i, j, from] = [0, 0, 0];
  while (i < old.length || j < fresh.length) {
    const takesOld =
      j >= fresh.length || (i < old.length && (old[i] as Crossing).x <= (fresh[j] as Crossing).x);
    const { x, code } = (takesOld ? old[i++] : fresh[j++]) as Crossing;
    const [before = null, after = null] = [[...inside.old][0], [...inside.fresh][0]];
    if (x > from && (before !== null || after !== null)) yield { before, after, degrees: x - from };
    const set = takesOld ? inside.old : inside.fresh;
    if (!set.delete(code)) set.add(code);
    from = x;
  }
}
