export type Pixel = { x: number; y: number };
type Size = { width: number; height: number };
type Run = [from: number, to: number];

const rowStep = 12;
/** Names stand rather high: the middle belongs to the pin. */
const wishedHeight = 0.3;
const wishWeight = 0.4;

/**
 * Where a name of this size fits inside an area as the map shows it now, as the middle of the name; null where it
 * does not. Looks along rows of the picture for the widest stretch of the area.
 */
export function labelSpot(rings: readonly Pixel[][], picture: Size, name: Size): Pixel | null {
  let best: { spot: Pixel; score: number } | null = null;
  for (let y = name.height; y <= picture.height - name.height; y += rowStep) {
    const above = runsAt(rings, y - name.height / 2, picture.width);
    const below = runsAt(rings, y + name.height / 2, picture.width);
    for (const [from, to] of overlaps(above, below)) {
      if (to - from < name.width) continue;
      const score = to - from - Math.abs(y - picture.height * wishedHeight) * wishWeight;
      if (!best || score > best.score) best = { spot: { x: (from + to) / 2, y }, score };
    }
  }
  return best?.spot ?? null;
}

/** Stretches of one row that lie in the area and in the picture. */
function runsAt(rings: readonly Pixel[][], y: number, width: number): Run[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    let before = ring.at(-1) as Pixel;
    for (const point of ring) {
      if (point.y > y !== before.y > y) {
        crossings.push(point.x + ((y - point.y) * (before.x - point.x)) / (before.y - point.y));
      }
      before = point;
    }
  }
  crossings.sort((one, other) => one - other);
  const runs: Run[] = [];
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    runs.push([Math.max(0, crossings[at] as number), Math.min(width, crossings[at + 1] as number)]);
  }
  return runs;
}

function overlaps(above: Run[], below: Run[]): Run[] {
  return above.flatMap(([from, to]) =>
    below
      .map(([otherFrom, otherTo]): Run => [Math.max(from, otherFrom), Math.min(to, otherTo)])
      .filter(([start, end]) => end > start),
  );
}
