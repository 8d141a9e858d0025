import { nearMiddles, type Square, squareAt } from './location-square.ts';

/** Longitude, latitude in CRS84. */
export type Point = { type: 'Point'; coordinates: [number, number] };
/** How finely the pin may be read: the reporter's own choice. */
export const locationPrecisions = ['exact', '100m', '500m', 'municipality'] as const;
export type LocationPrecision = (typeof locationPrecisions)[number];
/** What is kept of a pin. Where no point is kept, the precision says so and tells nothing of why. */
export type KeptPlace = { location: Point | null; precision: LocationPrecision };
export type AreaCodeAt = (lon: number, lat: number) => string | null;

/** Metres from the middle that is kept within which the pin lies: the circle that the reporter sees. */
export const circleMetres = { '100m': 100, '500m': 500 } as const;
type Circle = keyof typeof circleMetres;

/** Tried in order: what cannot be kept beside a border is kept coarser. */
const attempts: Record<LocationPrecision, readonly Circle[]> = {
  exact: [],
  '100m': ['100m', '500m'],
  '500m': ['500m'],
  municipality: [],
};
/** Points of a square that are looked up, in each direction: nothing wider than a tenth of it goes unseen. */
const lookUps = 11;

/**
 * The pin as coarse as the reporter asked, the same in the server and in the browser: the middle of a square of 100 or
 * 500 metres, and never of a square that a border crosses, since the part of it in one area would tell more than the
 * square. Beside a border the pin goes to the nearest whole square of its own area within the circle; else it is kept
 * coarser; else the area alone, under the same word as for those who asked for no more.
 */
export function coarsenLocation(
  location: Point,
  precision: LocationPrecision,
  areaCodeAt: AreaCodeAt,
): KeptPlace {
  if (precision === 'exact') return { location, precision };
  const code = areaCodeAt(...location.coordinates);
  for (const circle of attempts[precision]) {
    const metres = circleMetres[circle];
    const middle = nearMiddles(location.coordinates, metres).find((near) =>
      isWhole(squareAt(near, metres), code, areaCodeAt),
    );
    if (middle) return { location: { type: 'Point', coordinates: middle }, precision: circle };
  }
  return { location: null, precision: 'municipality' };
}

function isWhole({ west, south, width, height }: Square, code: string | null, areaCodeAt: AreaCodeAt) {
  const step = 1 / (lookUps - 1);
  for (let row = 0; row < lookUps; row += 1)
    for (let column = 0; column < lookUps; column += 1)
      if (areaCodeAt(west + column * step * width, south + row * step * height) !== code) return false;
  return true;
}
