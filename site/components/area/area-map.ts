import { geoMercator } from 'd3-geo';
import { type AreaShape, areaShapes, findArea } from '#content/areas/area-sets.ts';

/** In units of the drawing; the province is about twice as tall as it is wide. */
export const mapSize = { width: 120, height: 226 };

type Point = [x: number, y: number];
type Drawn = { land: string; areas: Map<string, { path: string; box: Box }> };
type Box = { x: number; y: number; width: number; height: number };
export type AreaDrawing = {
  land: string;
  chosen: string;
  ring: { x: number; y: number; r: number } | null;
};

const edge = 3;
/** An area that is smaller than this on the drawing gets a ring around it, or nobody finds it. */
const smallest = 16;
const drawn = new Map<string, Drawn>();

/** The province on a day with one area to be lit, as SVG paths in whole units. */
export function areaDrawing(code: string, day: string): AreaDrawing {
  const { land, areas } = drawn.get(day) ?? drawAll(day);
  const { path = '', box } = areas.get(code) ?? {};
  const isSmall = box !== undefined && Math.max(box.width, box.height) < smallest;
  const ring = isSmall ? { x: box.x + box.width / 2, y: box.y + box.height / 2, r: smallest } : null;
  return { land, chosen: path, ring };
}

function drawAll(day: string): Drawn {
  const shapes = areaShapes(day, 'outline');
  const isLand = ({ code }: AreaShape) => findArea(code, day)?.kind === 'municipality';
  const toMap = projectionOf(shapes.filter(isLand));
  const areas = new Map(
    shapes.map(({ code, polygons }) => {
      const rings = polygons.flat().map((ring) => ring.map(toMap));
      return [code, { path: rings.map(pathOf).join(''), box: boxOf(rings.flat()) }];
    }),
  );
  const land = shapes.filter(isLand).map(({ code }) => areas.get(code)?.path);
  const made = { land: land.join(''), areas };
  drawn.set(day, made);
  return made;
}

function projectionOf(shapes: AreaShape[]): (position: [number, number]) => Point {
  const { width, height } = mapSize;
  const coordinates = shapes.flatMap(({ polygons }) => polygons.flat(2));
  const extent: [Point, Point] = [
    [edge, edge],
    [width - edge, height - edge],
  ];
  // Fitted on loose points: d3 reads the direction of a ring on the globe, and ours promise no direction.
  const projection = geoMercator().fitExtent(extent, { type: 'MultiPoint', coordinates });
  const within = (value: number, size: number) => Math.round(Math.max(-9, Math.min(size + 9, value)));
  return (position) => {
    const [x, y] = projection(position) as Point;
    // The sea goes on outside the drawing, where nobody sees its shape.
    return [within(x, width), within(y, height)];
  };
}

function boxOf(points: Point[]): Box {
  const xs = points.map(([x]) => Math.max(0, Math.min(mapSize.width, x)));
  const ys = points.map(([, y]) => Math.max(0, Math.min(mapSize.height, y)));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function pathOf(ring: Point[]): string {
  const corners = withoutStraights(ring);
  if (corners.length < 3) return '';
  const steps = corners.slice(1).map(([x, y], at) => {
    const [fromX, fromY] = corners[at] as Point;
    return `${x - fromX} ${y - fromY}`;
  });
  return `M${(corners[0] as Point).join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
}

/** Without points that stand twice or lie on the line between their neighbours; the ring stays open. */
function withoutStraights(ring: Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of ring) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last && last[0] === point[0] && last[1] === point[1]) continue;
    if (before && last && goesOn(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept.slice(0, -1);
}

/** Straight on, not back: a dike of no width is drawn there and back again. */
function goesOn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): boolean {
  const [fromX, fromY, toX, toY] = [bx - ax, by - ay, cx - bx, cy - by];
  return fromX * toY === fromY * toX && fromX * toX + fromY * toY > 0;
}
