export type Position = { lat: number; lon: number };

const numbers =
  /^\s*([NE])?\s*(\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NE])?\s*[,;/\s]\s*([NE])?\s*(\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NE])?\s*$/i;

/**
 * Decimal degrees as people type them, "52.95, 4.76" or "52,95 4,76", in either order. The server reads more forms,
 * such as minutes: null means only that the map cannot show it.
 */
export function readTypedPosition(typed: string): Position | null {
  const [, , one = '', , , other = ''] = numbers.exec(typed) ?? [];
  const [first, second] = [one, other].map((text) => Number(text.replace(',', '.'))) as [number, number];
  if (isLat(first) && isLon(second)) return { lat: first, lon: second };
  if (isLat(second) && isLon(first)) return { lat: second, lon: first };
  return null;
}

const isLat = (degrees: number) => degrees >= 50 && degrees <= 55;
const isLon = (degrees: number) => degrees >= 2 && degrees <= 8;

/** As the form's field shows it: north, east, to about a metre. */
export function writePosition({ lat, lon }: Position): string {
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
}
