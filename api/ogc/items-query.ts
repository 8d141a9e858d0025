import { type FieldFault, Problem } from '#api/problems.ts';
import type { Box } from './bounding-box.ts';
import { coordinateSystems, crs84 } from './coordinate-systems.ts';
import { type DayInterval, readDatetime } from './datetime.ts';
import type { FeatureCollection } from './feature-collection.ts';

export const limits = { usual: 100, most: 1_000, offset: 1_000_000 } as const;
export const itemsKeys = ['limit', 'offset', 'bbox', 'bbox-crs', 'datetime', 'crs'] as const;

export type ItemsQuery = {
  limit: number;
  offset: number;
  /** With axes in the order of `crs`; of two when it goes over the 180th meridian. */
  bbox: { boxes: Box[]; crs: string } | null;
  datetime: DayInterval | null;
  crs: string;
  filters: Record<string, string>;
};

type Query = Record<string, unknown>;
type Read<T> = (text: string) => T | null;

/**
 * What is asked of a collection. A `limit` over the most is the most, as the standard wants.
 * @throws Problem invalid-query that names every faulty parameter
 */
export function readItemsQuery(query: Query, collection: FeatureCollection): ItemsQuery {
  const faults: FieldFault[] = [];
  const read = <T>(field: string, code: string, reader: Read<T>): T | null => {
    const value = query[field];
    if (value === undefined) return null;
    const found = typeof value === 'string' ? reader(value) : null;
    if (found === null) faults.push({ field, code });
    return found;
  };
  const crs = read('crs', 'unknown-choice', offered) ?? crs84;
  const bboxCrs = read('bbox-crs', 'unknown-choice', offered) ?? crs84;
  const boxes = read('bbox', 'not-a-bbox', (text) => readBoxes(text, bboxCrs === crs84));
  const limit = read('limit', 'not-a-count', (text) => wholeNumber(text, 1, Number.MAX_SAFE_INTEGER));
  const offset = read('offset', 'not-a-count', (text) => wholeNumber(text, 0, limits.offset));
  const datetime = read('datetime', 'not-a-datetime', readDatetime);
  const filters: Record<string, string> = {};
  for (const name of collection.filters) {
    const choices = collection.properties[name]?.enum;
    const value = read(name, 'unknown-choice', (text) => (choices && !choices.includes(text) ? null : text));
    if (value !== null) filters[name] = value;
  }
  if (faults.length > 0) throw new Problem('invalid-query', faults);
  return {
    ...{ limit: Math.min(limit ?? limits.usual, limits.most), offset: offset ?? 0, datetime, crs, filters },
    bbox: boxes && { boxes, crs: bboxCrs },
  };
}

/** The `crs` of one feature. @throws Problem invalid-query */
export function readCrs(query: Query): string {
  const { crs = crs84 } = query;
  if (typeof crs === 'string' && offered(crs) !== null) return crs;
  throw new Problem('invalid-query', [{ field: 'crs', code: 'unknown-choice' }]);
}

const offered = (uri: string) => (coordinateSystems.includes(uri) ? uri : null);

function wholeNumber(text: string, least: number, most: number): number | null {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

/** Four numbers, or six with heights, which no feature has. Degrees of longitude may go over the 180th meridian. */
function readBoxes(text: string, degrees: boolean): Box[] | null {
  const numbers = text
    .split(',')
    .map((part) => (/^[+-]?\d*\.?\d+(e[+-]?\d+)?$/i.test(part) ? Number(part) : Number.NaN));
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite)) return null;
  const [x1, y1, x2, y2] = (numbers.length === 4 ? numbers : [0, 1, 3, 4].map((at) => numbers[at])) as Box;
  if (y1 > y2) return null;
  if (degrees && (Math.max(-x1, x1, -x2, x2) > 180 || Math.max(-y1, y2) > 90)) return null;
  if (x1 <= x2) return [[x1, y1, x2, y2]];
  return degrees
    ? [
        [x1, y1, 180, y2],
        [-180, y1, x2, y2],
      ]
    : null;
}
