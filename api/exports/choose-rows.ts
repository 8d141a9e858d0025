import type { PublishedRow } from '#api/ogc/published-rows.ts';
import { daysOf } from '#api/ogc/release-period.ts';
import { allPhenomena } from '#api/ogc/release-properties.ts';
import type { ExportFilters } from './export.schema.ts';

/** The published figures that fit; a period fits when all of it lies between the two ends. */
export function chooseRows(rows: readonly PublishedRow[], filters: ExportFilters): PublishedRow[] {
  const { level, areas, from, to, phenomenon } = filters;
  const first = from && daysOf(from).from;
  const last = to && daysOf(to).to;
  return rows.filter((row) => {
    const days = daysOf(row.period);
    return (
      (level === null || row.level === level) &&
      (areas.length === 0 || areas.includes(row.code)) &&
      (first === null || days.from >= first) &&
      (last === null || days.to <= last) &&
      (phenomenon === null || (row.phenomenon ?? allPhenomena) === phenomenon)
    );
  });
}

/** Areas and periods that something was published about: areas by name, periods in the order in which they end. */
export function choicesIn(rows: readonly PublishedRow[]) {
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  const periods = [...new Set(rows.map(({ period }) => period))];
  const order = (period: string) => `${daysOf(period).to} ${period}`;
  return {
    areas: [...names]
      .map(([code, name]) => ({ code, name }))
      .sort((left, right) => left.name.localeCompare(right.name, 'nl')),
    periods: periods.sort((left, right) => (order(left) < order(right) ? -1 : 1)),
  };
}
