import type { PublishedRelease, ReleaseRow } from '#campaigns/disclosure/release.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';

const lastDay = '2026-09-30';

/** A release with every kind of row, for tests: bands by area and year, rounded regions, a protected phenomenon. */
export function inventedRelease(): PublishedRelease {
  const areas = areasOn(lastDay);
  const bands = areas.flatMap(({ code, name, kind }, at) => [
    banded({ level: kind, code, name, period: '2025' }, at % 2 === 0 ? [0, 9] : [10, 19]),
    banded({ level: kind, code, name, period: '2026-Q3' }, at % 3 === 0 ? [50, null] : [0, 9]),
  ]);
  const regions = [
    ...new Map(areas.flatMap(({ region }) => (region ? [[region.code, region]] : []))).values(),
  ];
  const rounded = regions.map(
    ({ code, name }): ReleaseRow => ({
      ...{ level: 'region', code, name, period: '2025', phenomenon: null },
      ...{ status: 'rounded', value: 25, lo: 23, hi: 27 },
    }),
  );
  return {
    ...{ version: 3, quarter: '2026-Q3', publishedOn: '2026-11-02', sha256: 'ab'.repeat(32) },
    rows: [...bands, ...rounded, provinceRow(null), provinceRow('drug-waste-dump')],
  };
}

type Named = Pick<ReleaseRow, 'level' | 'code' | 'name' | 'period'>;

function banded(named: Named, [lo, hi]: [number, number | null]): ReleaseRow {
  return { ...named, phenomenon: null, status: 'band', value: null, lo, hi };
}

function provinceRow(phenomenon: ReleaseRow['phenomenon']): ReleaseRow {
  const figure = { value: 120, lo: 115, hi: 125 };
  const silent = { value: null, lo: null, hi: null };
  return {
    ...{ level: 'province', code: 'PV27', name: 'Noord-Holland', period: '2025', phenomenon },
    ...(phenomenon === null
      ? ({ status: 'rounded', ...figure } as const)
      : ({ status: 'protected', ...silent } as const)),
  };
}
