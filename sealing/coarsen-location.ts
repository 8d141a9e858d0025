/** Longitude, latitude in CRS84. */
export type Point = { type: 'Point'; coordinates: [number, number] };
/** How finely the pin may be read: the reporter's own choice. */
export const locationPrecisions = ['exact', '100m', '500m', 'municipality'] as const;
export type LocationPrecision = (typeof locationPrecisions)[number];

const metresPerDegree = 111_320;
const stepMetres = { '100m': 100, '500m': 500 } as const;

/**
 * The pin as coarse as the reporter asked, before anything is sealed: the middle of a 100 or 500 metre square, or no
 * point at all. A square whose middle lies in another area gives no point: coarsening never moves a report across a border.
 */
export function coarsenLocation(
  location: Point,
  precision: LocationPrecision,
  areaCodeAt: (lon: number, lat: number) => string | null,
): Point | null {
  if (precision === 'exact') return location;
  if (precision === 'municipality') return null;
  const [lon, lat] = location.coordinates;
  const latStep = stepMetres[precision] / metresPerDegree;
  const middleLat = middleOf(lat, latStep);
  // Columns are as wide as the row's own latitude asks, so that every pin in a square gets the same middle.
  const lonStep = latStep / Math.cos((middleLat * Math.PI) / 180);
  const middle: Point['coordinates'] = [round(middleOf(lon, lonStep)), round(middleLat)];
  if (areaCodeAt(...middle) !== areaCodeAt(lon, lat)) return null;
  return { type: 'Point', coordinates: middle };
}

function middleOf(degrees: number, step: number): number {
  return (Math.floor(degrees / step) + 0.5) * step;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
