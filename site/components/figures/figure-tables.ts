import { bands, type Release, type ReleaseRow } from '#campaigns/disclosure/release.schema.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';

/** Four quarters fit beside each other; the rest is in the file to take along. */
const mostQuarters = 4;

/** One line of a table with quarters as columns; a quarter in which the place did not exist has no figure. */
export type QuarterLine = { key: string; name: string; figures: (ReleaseRow | undefined)[] };

export type FigureTables = {
  /** Oldest first. */
  quarters: string[];
  regions: QuarterLine[];
  province: QuarterLine[];
  /** The newest year with places; null before the first year closed. */
  year: { year: string; since: string | null; municipalities: ReleaseRow[]; waters: ReleaseRow[] } | null;
};

/** What a page shows of a release, in orders that have nothing to do with how many there were. */
export function figureTables({ rows }: Pick<Release, 'rows'>): FigureTables {
  const periods = [...new Set(rows.map(({ period }) => period))].sort();
  const allQuarters = periods.filter((period) => period.length > 4);
  const quarters = allQuarters.slice(-mostQuarters);
  const year = periods.findLast((period) => period.length === 4);
  const places = (level: ReleaseRow['level']) =>
    rows.filter((row) => row.level === level && row.period === year).sort(byName);
  const first = allQuarters.find((quarter) => quarter.startsWith(`${year}-`));
  return {
    quarters,
    regions: linesOf(
      rows.filter(({ level }) => level === 'region'),
      quarters,
      ({ code }) => code,
    ).sort(byName),
    province: linesOf(
      rows.filter(({ level }) => level === 'province'),
      quarters,
      ({ phenomenon }) => phenomenon ?? 'all',
    ).sort(byPhenomenon),
    year: year
      ? {
          year,
          since: first === undefined || first.endsWith('Q1') ? null : first,
          municipalities: places('municipality'),
          waters: places('water'),
        }
      : null,
  };
}

function linesOf(rows: ReleaseRow[], quarters: string[], keyOf: (row: ReleaseRow) => string): QuarterLine[] {
  const shown = rows.filter(({ period }) => quarters.includes(period));
  return [...Map.groupBy(shown, keyOf)].map(([key, own]) => ({
    key,
    name: own.at(-1)?.name ?? '',
    figures: quarters.map((quarter) => own.find(({ period }) => period === quarter)),
  }));
}

const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, 'nl');
const order = ['all', ...phenomena];
const byPhenomenon = (one: QuarterLine, other: QuarterLine) =>
  order.indexOf(one.key) - order.indexOf(other.key);

export type FigureGroup = { figure: Pick<ReleaseRow, 'status' | 'value' | 'lo' | 'hi'>; rows: ReleaseRow[] };

/** Places by what was published about them: the highest band first, what is not public last and only where it occurs. */
export function groupsOf(rows: readonly ReleaseRow[]): FigureGroup[] {
  const figures = [
    ...bands.map((band) => ({ ...band, status: 'band', value: null }) as const).toReversed(),
    { status: 'protected', value: null, lo: null, hi: null } as const,
  ];
  return figures
    .map((figure) => ({ figure, rows: rows.filter((row) => bandNumber(row) === bandNumber(figure)) }))
    .filter((group) => group.figure.status === 'band' || group.rows.length > 0);
}

/** 1 to 4 for the bands, 0 where nothing was made public. */
export const bandNumber = ({ status, lo }: Pick<ReleaseRow, 'status' | 'lo'>): number =>
  status === 'band' ? bands.findIndex((band) => band.lo === lo) + 1 : 0;
