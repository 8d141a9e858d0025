import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import type { Geography } from './geography.ts';
import { lastDayOf, type Quarter, type Year, yearOf } from './release-period.ts';

/**
 * The true number of reports of one phenomenon in one place and quarter: what must never be found out while it is small.
 * `place` is coded as on the last day of the quarter; null where no place is known.
 */
export type AtomicCount = { quarter: Quarter; place: string | null; phenomenon: Phenomenon; n: number };

export type Tally = {
  /** null: all phenomena. */
  inPlace: (quarter: Quarter, place: string | null, phenomenon?: Phenomenon) => number;
  /** Quarters of a year that are counted, by a place as coded on the last day of the year. */
  inYear: (year: Year, place: string) => number;
  inProvince: (quarter: Quarter, phenomenon?: Phenomenon) => number;
};

/** Sums of the true counts, by which they are rounded and against which the gate judges. */
export function tallyOf(counts: readonly AtomicCount[], geography: Geography): Tally {
  const sums = new Map<string, number>();
  const add = (n: number, ...key: (string | null)[]) => {
    const name = JSON.stringify(key);
    sums.set(name, (sums.get(name) ?? 0) + n);
  };
  const sum = (...key: (string | null)[]) => sums.get(JSON.stringify(key)) ?? 0;
  for (const { quarter, place, phenomenon, n } of counts) {
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('A count is a whole number ≥ 0.');
    const year = yearOf(quarter);
    const later = place === null ? null : geography.codeOn(place, lastDayOf(year));
    add(n, 'place', quarter, place, phenomenon);
    add(n, 'place', quarter, place, null);
    add(n, 'year', year, later);
    add(n, 'province', quarter, phenomenon);
    add(n, 'province', quarter, null);
  }
  return {
    inPlace: (quarter, place, phenomenon) => sum('place', quarter, place, phenomenon ?? null),
    inYear: (year, place) => sum('year', year, place),
    inProvince: (quarter, phenomenon) => sum('province', quarter, phenomenon ?? null),
  };
}
