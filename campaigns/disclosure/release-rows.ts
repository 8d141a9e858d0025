import { phenomena } from '#content/taxonomy/phenomena.ts';
import { bandFigure, roundedFigure } from './coarse-figure.ts';
import { type Geography, type Place, province } from './geography.ts';
import type { ReleaseRow } from './release.schema.ts';
import { closesYear, lastDayOf, type Quarter, yearOf } from './release-period.ts';
import type { Tally } from './tally.ts';

/** Bases of rounding, in reports. */
const regionBase = 5;
const provinceBase = 10;

/**
 * The figures that a quarter adds, before any protection: regions and province for the quarter itself, and for the
 * whole year, once its last quarter is there, every municipality and water. Years never overlap: the difference of
 * two windows that share quarters would be a third window.
 */
export function releaseRows(quarter: Quarter, tally: Tally, geography: Geography): ReleaseRow[] {
  const places = geography.placesOn(lastDayOf(quarter));
  const years = closesYear(quarter) ? yearRows(quarter, tally, geography) : [];
  return [...years, ...regionRows(quarter, tally, places), ...provinceRows(quarter, tally)];
}

function yearRows(quarter: Quarter, tally: Tally, geography: Geography): ReleaseRow[] {
  const year = yearOf(quarter);
  return geography.placesOn(lastDayOf(year)).map(({ level, code, name }) => ({
    ...{ level, code, name, period: year, phenomenon: null },
    ...bandFigure(tally.inYear(year, code)),
  }));
}

function regionRows(quarter: Quarter, tally: Tally, places: Place[]): ReleaseRow[] {
  return regionsOf(places).map(({ code, name, members }) => {
    const n = members.reduce((sum, place) => sum + tally.inPlace(quarter, place), 0);
    const row = { level: 'region', code, name, period: quarter, phenomenon: null } as const;
    return { ...row, ...roundedFigure(n, regionBase) };
  });
}

/** Safety regions with the codes of their municipalities, by code. */
export function regionsOf(places: readonly Place[]): { code: string; name: string; members: string[] }[] {
  const regions = new Map<string, { code: string; name: string; members: string[] }>();
  for (const { code, region } of places) {
    if (region === null) continue;
    const known = regions.get(region.code) ?? { ...region, members: [] };
    known.members.push(code);
    regions.set(region.code, known);
  }
  return [...regions.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

function provinceRows(quarter: Quarter, tally: Tally): ReleaseRow[] {
  return [null, ...phenomena].map((phenomenon) => ({
    ...{ level: 'province', ...province, period: quarter, phenomenon },
    ...roundedFigure(tally.inProvince(quarter, phenomenon ?? undefined), provinceBase),
  }));
}
