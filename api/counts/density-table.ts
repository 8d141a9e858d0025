import { unknownArea } from '#api/reports/locate-report.ts';
import type { Store } from '#api/storage/database.ts';
import { areasOn, findArea } from '#content/areas/area-sets.ts';
import words from '#content/i18n/nl/density.json' with { type: 'json' };
import { areaCounts, byAreaOn } from './area-counts.ts';
import type { DensityModel, DensityTable } from './density-page.schema.ts';
import { areaDayOf, elapsedYears, monthCount, monthsOf, type Period } from './density-period.ts';
import { type CountedPhenomena, phenomenaIn } from './density-query.ts';
import { provinceDensities } from './province-densities.ts';

export type DensityQuestion = Period &
  Pick<CountedPhenomena, 'phenomenon'> &
  Partial<CountedPhenomena> & {
    /** Only the municipalities of this safety region are shown; expectations stay those of the whole province. */
    region: string | null;
    /** By inhabitants when left out. */
    model?: DensityModel;
  };

/** Counts of reports per municipality next to what lets expect them; waters and unknown places apart. */
export async function densityTable(
  store: Store,
  question: DensityQuestion,
  nowMs: number,
): Promise<DensityTable> {
  const { from, to, phenomenon, audience = null, region, model = 'population' } = question;
  const day = areaDayOf(question, nowMs);
  const years = elapsedYears(question, nowMs);
  const rows = await areaCounts(store, monthsOf(question), phenomenaIn({ phenomenon, audience }));
  const counts = byAreaOn(day, rows);
  const province = provinceDensities(counts, { day, years, model });
  const isShown = (code: string) => region === null || findArea(code, day)?.region?.code === region;
  const areas = province.areas.filter(({ code }) => isShown(code));
  const elsewhere = region === null ? elsewhereOf(day, counts) : [];
  const total = [...areas, ...elsewhere].reduce((sum, { observed }) => sum + observed, 0);
  const period = { from, to, months: monthCount(question), years };
  return { ...province, areas, period, phenomenon, audience, elsewhere, total };
}

function elsewhereOf(day: string, counts: Map<string, number>): DensityTable['elsewhere'] {
  const waters = areasOn(day).filter(({ kind }) => kind === 'water');
  return [...waters, { code: unknownArea, name: words.unknownArea }].map(({ code, name }) => ({
    code,
    name,
    observed: counts.get(code) ?? 0,
  }));
}
