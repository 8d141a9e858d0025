import type { Topology } from './area-file.schema.ts';

/** Rings of `[lon, lat]` in degrees, closed: the last position repeats the first. */
export type AreaShape = { code: string; polygons: [number, number][][][] };

export function decodeShapes({ unit, arcs, shapes }: Topology): AreaShape[] {
  const perDegree = Math.round(1 / unit);
  const lines = arcs.map((arc) => decodeArc(arc, perDegree));
  return Object.entries(shapes).map(([code, polygons]) => ({
    code,
    polygons: polygons.map((polygon) => polygon.map((ring) => joinRing(ring, lines))),
  }));
}

function decodeArc(arc: number[], perDegree: number): [number, number][] {
  const line: [number, number][] = [];
  let x = 0;
  let y = 0;
  for (let at = 0; at < arc.length; at += 2) {
    x += arc[at] as number;
    y += arc[at + 1] as number;
    line.push([x / perDegree, y / perDegree]);
  }
  return line;
}

function joinRing(ring: number[], lines: [number, number][][]): [number, number][] {
  const positions = ring.flatMap((number) => {
    const line = lines[number < 0 ? -1 - number : number] as [number, number][];
    return (number < 0 ? line.toReversed() : line).slice(0, -1);
  });
  return [...positions, positions[0] as [number, number]];
}
