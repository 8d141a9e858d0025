import type { AreaRecord } from './area-file.schema.ts';
import { officialNames } from './area-sources.ts';
import type { Row } from './read-sources.ts';

export type Figure = NonNullable<AreaRecord['figures']['population']>;
/**
 * A municipality as the sources tell it, before it has a shape. `addressesPerKm2` is the density in the surroundings
 * of an address; null where CBS does not give it.
 */
export type MunicipalityRecord = {
  code: string;
  name: string;
  region: { code: string; name: string };
  addressesPerKm2: number | null;
  figures: Record<keyof AreaRecord['figures'], Figure>;
};

export const fromRow = (row: Row): MunicipalityRecord => ({
  code: row.gm_code,
  name: officialNames[row.gm_code] ?? row.name,
  region: { code: row.veiligheidsregio_code, name: row.veiligheidsregio },
  addressesPerKm2: row.address_density_oad,
  figures: {
    population: [row.inhabitants, row.year, 'kwb-2024'],
    households: [row.households, row.year, 'kwb-2024'],
    landKm2: [row.land_km2, row.year, 'kwb-2024'],
    farms: [row.farms, row.farms_year, 'farms-80781ned'],
    urbanity: [row.urbanity_class_1to5, row.year, 'kwb-2024'],
  },
});

/** The figures of municipalities that go on as one. The first of them gives years and sources. */
export function joinFigures(records: MunicipalityRecord[]): AreaRecord['figures'] {
  const [first] = records as [MunicipalityRecord];
  if (records.length === 1) return first.figures;
  const sum = (key: keyof AreaRecord['figures']): Figure => {
    const total = records.reduce((sofar, { figures }) => sofar + figures[key][0], 0);
    return [Math.round(total * 100) / 100, first.figures[key][1], first.figures[key][2]];
  };
  const year = first.figures.urbanity[1];
  return {
    population: sum('population'),
    households: sum('households'),
    landKm2: sum('landKm2'),
    farms: sum('farms'),
    urbanity: [urbanityOf(records), year, 'joined-own'],
  };
}

/** CBS classes by addresses per km² in the surroundings: 2,500, 1,500, 1,000 and 500. */
function urbanityOf(records: MunicipalityRecord[]): number {
  const byHouseholds = (value: (record: MunicipalityRecord) => number) =>
    records.reduce((total, record) => total + value(record) * record.figures.households[0], 0) /
    records.reduce((total, record) => total + record.figures.households[0], 0);
  if (records.some(({ addressesPerKm2 }) => addressesPerKm2 === null))
    return Math.round(byHouseholds(({ figures }) => figures.urbanity[0]));
  const density = byHouseholds(({ addressesPerKm2 }) => addressesPerKm2 as number);
  return 1 + [2500, 1500, 1000, 500].filter((limit) => density < limit).length;
}
