import { geoMercator } from 'd3-geo';
import { areaShapes, findArea } from '#content/areas/area-sets.ts';
import type { BriefMap } from './brief-page.schema.ts';

const size = { width: 240, height: 452 };
type Point = [x: number, y: number];

/** The municipalities of a day, and the areas of a campaign upon them, as SVG paths: drawn alike on screen and on paper. */
export function briefMap(codes: readonly string[], day: string): BriefMap {
  const shapes = areaShapes(day, 'outline');
  const land = shapes.filter(({ code }) => findArea(code, day)?.kind === 'municipality');
  // Fitted on loose points: d3 reads the direction of a ring on the globe, and ours promise no direction.
  const coordinates = land.flatMap(({ polygons }) => polygons.flat(2));
  const extent: [Point, Point] = [
    [2, 2],
    [size.width - 2, size.height - 2],
  ];
  const projection = geoMercator().fitExtent(extent, { type: 'MultiPoint', coordinates });
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const pathOf = (ring: readonly Point[]) => {
    const points = ring.map((position) => {
      const [x, y] = projection(position) as Point;
      // The sea goes on beyond the frame, where nobody sees its shape.
      return `${within(x, size.width).toFixed(1)} ${within(y, size.height).toFixed(1)}`;
    });
    return `M${points.join('L')}Z`;
  };
  const pathsOf = (chosen: typeof shapes) =>
    chosen.flatMap(({ polygons }) => polygons.flat().map(pathOf)).join('');
  return {
    ...size,
    land: pathsOf(land),
    chosen: pathsOf(shapes.filter(({ code }) => codes.includes(code))),
  };
}
