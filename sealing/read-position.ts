import type { Point } from './coarsen-location.ts';

/** No written position is longer; the search below takes quadratic time over long white space. */
const longestPosition = 80;
const number = String.raw`(?<!\d)\d{1,3}(?!\d)(?:[.,]\d+)?`;
const coordinate = new RegExp(
  String.raw`([NEO])?\s*(${number})\s*°?\s*(?:(${number})\s*['′’])?\s*(?:(${number})\s*["″”])?\s*(NB|OL|[NEO](?![A-Z]))?`,
  'gu',
);
const northRange = [50, 55] as const;
const eastRange = [2, 8] as const;

/**
 * A position as people type it: "52.95, 4.76", "52,95 4,76", "53.1 N 4.6 E", 53°06.5'N 4°38.0'E, either order.
 * Null when it cannot be read as one place near the Netherlands.
 */
export function readPosition(typed: string): Point | null {
  if (typed.length > longestPosition) return null;
  const text = typed
    .toUpperCase()
    .replace(/[()[\]]/g, ' ')
    .trim();
  const found = [...text.matchAll(coordinate)];
  if (found.length !== 2 || text.replaceAll(coordinate, '').replace(/[\s,;/]/g, '') !== '') return null;
  const [one, other] = found.map((match) => ({ degrees: degreesOf(match), axis: axisOf(match) })) as [
    Read,
    Read,
  ];
  const north = isNorth(one) && isEast(other) ? one : isNorth(other) && isEast(one) ? other : null;
  if (north === null) return null;
  const east = north === one ? other : one;
  return { type: 'Point', coordinates: [east.degrees, north.degrees] };
}

type Read = { degrees: number; axis: 'north' | 'east' | null };

/** NaN, which is in no range, where minutes or seconds are 60 or more. */
function degreesOf([, , degrees, minutes, seconds]: RegExpMatchArray): number {
  const value = (text: string | undefined) => Number((text ?? '0').replace(',', '.'));
  const sixtieths = [value(minutes), value(seconds)] as const;
  if (Math.max(...sixtieths) >= 60) return Number.NaN;
  return value(degrees) + sixtieths[0] / 60 + sixtieths[1] / 3600;
}

function axisOf(match: RegExpMatchArray): Read['axis'] {
  const letter = (match[1] ?? match[5])?.[0];
  if (letter === undefined) return null;
  return letter === 'N' ? 'north' : 'east';
}

function isNorth({ degrees, axis }: Read): boolean {
  return axis !== 'east' && degrees >= northRange[0] && degrees <= northRange[1];
}

function isEast({ degrees, axis }: Read): boolean {
  return axis !== 'north' && degrees >= eastRange[0] && degrees <= eastRange[1];
}
