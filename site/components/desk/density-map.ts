import { geoMercator } from 'd3-geo';
import type { DensityArea } from '#api/counts/density-page.schema.ts';
import { type AreaShape, areaShapes, areasOn, findArea } from '#content/areas/area-sets.ts';

export const mapSize = { width: 424, height: 800 };

type Point = [x: number, y: number];
export type MapArea = { code: string; path: string; label: Point; width: number };

const edge = 6;
const drawn = new Map<string, MapArea[]>();

/** All municipalities on a day as SVG paths in whole units: neighbours share their border, so rounding leaves no gaps. */
export function mapAreas(day: string): MapArea[] {
  const known = drawn.get(day);
  if (known) return known;
  const shapes = areaShapes(day, 'outline').filter(
    ({ code }) => findArea(code, day)?.kind === 'municipality',
  );
  const toMap = projectionOf(shapes);
  const made = areasOn(day).flatMap((area) => {
    const shape = shapes.find(({ code }) => code === area.code);
    if (!shape) return [];
    const rings = shape.polygons.flat().map((ring) => ring.map(toMap));
    const xs = rings.flat().map(([x]) => x);
    const width = Math.max(...xs) - Math.min(...xs);
    return [{ code: area.code, path: rings.map(pathOf).join(''), label: toMap(area.label), width }];
  });
  drawn.set(day, made);
  return made;
}

/** The day whose map has all these areas: a merger that lies ahead of a period that still runs does not show yet. */
export function mapDay(lastMonth: string, areas: readonly DensityArea[]): string {
  const last = Temporal.PlainYearMonth.from(lastMonth)
    .add({ months: 1 })
    .toPlainDate({ day: 1 })
    .subtract({ days: 1 });
  const days = [last, ...[1, 2, 3].map((years) => last.subtract({ years }).with({ month: 12, day: 31 }))].map(
    String,
  );
  const fitting = days.find((day) => areas.every(({ code }) => findArea(code, day) !== null));
  if (fitting === undefined) throw new Error(`No map has all areas of the period until ${lastMonth}.`);
  return fitting;
}

function projectionOf(shapes: AreaShape[]): (position: [number, number]) => Point {
  const { width, height } = mapSize;
  // Fitted on loose points: d3 reads the direction of a ring on the globe, and ours promise no direction.
  const coordinates = shapes.flatMap(({ polygons }) => polygons.flat(2));
  const extent: [Point, Point] = [
    [edge, edge],
    [width - edge, height - edge],
  ];
  const projection = geoMercator().fitExtent(extent, { type: 'MultiPoint', coordinates });
  return (position) => (projection(position) as Point).map(Math.round) as Point;
}

function pathOf(ring: Point[]): string {
  const corners = ring.filter(([x, y], at) => at === 0 || x !== ring[at - 1]?.[0] || y !== ring[at - 1]?.[1]);
  if (corners.length < 4) return '';
  const steps = corners.slice(1, -1).map(([x, y], at) => {
    const [fromX, fromY] = corners[at] as Point;
    return `${x - fromX} ${y - fromY}`;
  });
  return `M${(corners[0] as Point).join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
}
