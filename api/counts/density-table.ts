import { unknownArea } from '#api/reports/locate-report.ts';
import type { Store } from '#api/storage/database.ts';
import { areaDensities } from '#campaigns/areas/area-densities.ts';
import { type Area, areasOn } from '#content/areas/area-sets.ts';
import { neighboursOn } from '#content/areas/neighbours.ts';
import words from '#content/i18n/nl/density.json' with { type: 'json' };
import { areaCounts, byAreaOn } from './area-counts.ts';
import { densityArea, withoutFigures } from './density-area.ts';
import { withExpectation } from './density-expectation.ts';
import type { DensityArea, DensityModel, DensityTable } from './density-page.schema.ts';
import { areaDayOf, elapsedYears, monthCount, monthsOf, type Period } from './density-period.ts';
import { type CountedPhenomena, phenomenaIn } from './density-query.ts';

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
  const municipalities = areasOn(day).filter(({ kind }) => kind === 'municipality');
  const province = provinceOf(municipalities, counts, { years, model, day });
  const areas = province.areas.filter(
    (_, at) => region === null || municipalities[at]?.region?.code === region,
  );
  const elsewhere = region === null ? elsewhereOf(day, counts) : [];
  const total = [...areas, ...elsewhere].reduce((sum, { observed }) => sum + observed, 0);
  const period = { from, to, months: monthCount(question), years };
  return { ...province, areas, period, phenomenon, audience, elsewhere, total };
}

type Frame = { years: number; model: DensityModel; day: string };

function provinceOf(
  municipalities: Area[],
  counts: Map<string, number>,
  { years, model, day }: Frame,
): Pick<DensityTable, 'areas' | 'expectation' | 'global'> {
  const inhabited = municipalities.filter(({ figures }) => (figures.population?.value ?? 0) > 0);
  const around = neighboursOn(day);
  const counted = inhabited.map(({ code, figures }) => ({
    ...{ code, observed: counts.get(code) ?? 0, population: figures.population?.value ?? 0 },
    // A ratio does not depend on a length that all areas share: before the period has begun any will do.
    years: years > 0 ? years : 1,
    neighbours: around.get(code)?.filter((other) => inhabited.some((area) => area.code === other)) ?? [],
  }));
  const { areas, expectation } = withExpectation(model, counted, inhabited, day);
  const { areas: densities, global } = areaDensities(areas);
  const figures = new Map(densities.map((density) => [density.code, density]));
  const shown = municipalities.map((area): DensityArea => {
    const density = figures.get(area.code);
    if (density === undefined) return withoutFigures(area, counts.get(area.code) ?? 0);
    return densityArea(area, counts.get(area.code) ?? 0, { density, years, tau2: global.funnel.tau2 ?? 0 });
  });
  return { areas: shown, expectation, global: { ...global, marshall: years > 0 ? global.marshall : null } };
}

function elsewhereOf(day: string, counts: Map<string, number>): DensityTable['elsewhere'] {
  const waters = areasOn(day).filter(({ kind }) => kind === 'water');
  return [...waters, { code: unknownArea, name: words.unknownArea }].map(({ code, name }) => ({
    code,
    name,
    observed: counts.get(code) ?? 0,
  }));
}
