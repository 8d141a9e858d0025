import type { DensityTable } from '#api/rendered-page.schema.ts';
import { unknownArea } from '#api/reports/locate-report.ts';
import type { Store } from '#api/storage/database.ts';
import { densityOf } from '#campaigns/density.ts';
import { type Area, areaCodeOn, areasOn } from '#content/areas/area-sets.ts';
import words from '#content/i18n/nl/density.json' with { type: 'json' };
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { areaDayOf, elapsedYears, monthCount, monthsOf, type Period } from './density-period.ts';

export type DensityQuestion = Period & {
  phenomenon: Phenomenon | null;
  /** Only the municipalities of this safety region are shown; expectations stay those of the whole province. */
  region: string | null;
};

/** Counts of reports per municipality next to what their inhabitants let expect; waters and unknown places apart. */
export async function densityTable(
  store: Store,
  question: DensityQuestion,
  nowMs: number,
): Promise<DensityTable> {
  const { from, to, phenomenon, region } = question;
  const day = areaDayOf(question, nowMs);
  const years = elapsedYears(question, nowMs);
  const counts = byAreaOn(day, await countsOf(store, question));
  const municipalities = areasOn(day).filter(({ kind }) => kind === 'municipality');
  const areas = rowsOf(municipalities, counts, years).filter(({ code }) => region === null || inRegion(code));
  const elsewhere = region === null ? elsewhereOf(day, counts) : [];
  const total = [...areas, ...elsewhere].reduce((sum, { observed }) => sum + observed, 0);
  return { areas, period: { from, to, months: monthCount(question), years }, phenomenon, elsewhere, total };

  function inRegion(code: string): boolean {
    return municipalities.some((area) => area.code === code && area.region?.code === region);
  }
}

async function countsOf(
  store: Store,
  question: DensityQuestion,
): Promise<{ area_code: string; n: number }[]> {
  const rows = await store
    .selectFrom('report_counts')
    .select(({ fn }) => ['area_code', fn.sum('n').as('n')])
    .where('period', 'in', monthsOf(question))
    .where('state_group', '=', 'counted')
    .$if(question.phenomenon !== null, (query) =>
      query.where('phenomenon', '=', question.phenomenon as Phenomenon),
    )
    .groupBy('area_code')
    .execute();
  // PostgreSQL gives a sum as text.
  return rows.map(({ area_code, n }) => ({ area_code, n: Number(n) }));
}

/** Counts under the codes of that day: a municipality that merged counts for its successor. */
function byAreaOn(day: string, rows: { area_code: string; n: number }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { area_code, n } of rows) {
    const code = knownCode(area_code, day);
    counts.set(code, (counts.get(code) ?? 0) + n);
  }
  return counts;
}

function knownCode(code: string, day: string): string {
  if (code === unknownArea) return unknownArea;
  try {
    return areaCodeOn(code, day);
  } catch (error) {
    // A code that no set of that day knows is shown as unknown: its reports must not vanish from the total.
    if (error instanceof RangeError) return unknownArea;
    throw error;
  }
}

function rowsOf(municipalities: Area[], counts: Map<string, number>, years: number): DensityTable['areas'] {
  const observed = municipalities.map(({ code, figures }) => ({
    code,
    observed: counts.get(code) ?? 0,
    population: figures.population?.value ?? null,
  }));
  const densities = densityOf(observed, years);
  return municipalities.map(({ code, name }, at) => ({
    ...{ code, name, kind: 'municipality' },
    ...(observed[at] as (typeof observed)[number]),
    ...(densities[at] as (typeof densities)[number]),
  }));
}

function elsewhereOf(day: string, counts: Map<string, number>): DensityTable['elsewhere'] {
  const waters = areasOn(day).filter(({ kind }) => kind === 'water');
  return [...waters, { code: unknownArea, name: words.unknownArea }].map(({ code, name }) => ({
    code,
    name,
    observed: counts.get(code) ?? 0,
  }));
}
