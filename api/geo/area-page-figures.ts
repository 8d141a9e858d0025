import type { PublishedRelease, ReleaseRow } from '#campaigns/disclosure/release.schema.ts';
import type { AreaPage, PublicFigure } from './area-page.schema.ts';

/** Codes whose figures stand on a page: the area, areas that went up in it, its region. */
export type FigureCodes = { area: string; former: readonly string[]; region: string | null };

/**
 * Of everything published the newest total of the area, of its region and of the province, as it was published. A figure
 * of a former area is shown beside it while the area's own is from before they were joined; bands are never added up.
 */
export function areaFigures(releases: readonly PublishedRelease[], codes: FigureCodes): AreaPage['figures'] {
  const newestFirst = releases.toSorted((one, other) => other.version - one.version);
  const latest = newestFirst[0];
  if (latest === undefined) return null;
  const totals = newestFirst.flatMap(({ rows }) => rows).filter(({ phenomenon }) => phenomenon === null);
  const newest = (belongs: (row: ReleaseRow) => boolean) => newestOf(totals.filter(belongs));
  const own = newest(({ code }) => code === codes.area);
  const former = codes.former
    .map((code) => newest((row) => row.code === code))
    .filter((row) => row !== undefined && row.period === own?.period);
  const rows = [
    ...[own, ...former],
    newest(({ level, code }) => level === 'region' && code === codes.region),
    newest(({ level }) => level === 'province'),
  ];
  return { publishedOn: latest.publishedOn, rows: rows.filter((row) => row !== undefined).map(figureOf) };
}

/** The period that ended last; of two that end together the longer one. */
function newestOf(rows: readonly ReleaseRow[]): ReleaseRow | undefined {
  return rows.toSorted((one, other) => orderOf(other).localeCompare(orderOf(one)))[0];
}

/** `2026-Q4` and `2026` end together; the year, with its full stretch, comes after its quarters. */
const orderOf = ({ period }: ReleaseRow) => (period.length === 4 ? `${period}-Q5` : period);

function figureOf({ level, code, name, period, status, value, lo, hi }: ReleaseRow): PublicFigure {
  return { level, code, name, period, status, value, lo, hi };
}
