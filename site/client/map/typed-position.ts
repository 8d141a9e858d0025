import { readPosition } from '#sealing/read-position.ts';

export type Position = { lat: number; lon: number };

/** A position as people type it, read as the server reads it; null when it is none near here. */
export function readTypedPosition(typed: string): Position | null {
  const [lon, lat] = readPosition(typed)?.coordinates ?? [];
  return lat === undefined || lon === undefined ? null : { lat, lon };
}

/** As the form's field shows it: north, east, to about a metre. */
export function writePosition({ lat, lon }: Position): string {
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
}
