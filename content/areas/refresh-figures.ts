import { z } from 'zod';
import { RefreshFault } from './refresh-download.ts';
import { refuseTwice } from './refresh-shapes.ts';

/** Null where CBS does not give a figure. Land in km². */
export type CbsFigures = {
  code: string;
  year: number;
  population: number | null;
  households: number | null;
  landKm2: number | null;
  addressesPerKm2: number | null;
  urbanity: number | null;
};

/** CBS writes what it does not know as -99999999, and other reasons as numbers down from -99990. */
const number = z.coerce
  .number()
  .nullish()
  .transform((value) => (value == null || value <= -99_990 ? null : value));
const fields = z.object({
  gemeentecode: z.string(),
  water: z.string().nullish(),
  jaar: z.coerce.number().int().nullish(),
  aantalinwoners: number,
  aantalhuishoudens: number,
  oppervlaktelandinha: number,
  omgevingsadressendichtheid: number,
  stedelijkheidadressenperkm2: number,
});
const feature = z.object({ properties: z.record(z.string(), z.unknown()) });

/** The WFS writes `aantalInwoners`, the OGC API `aantal_inwoners`: one name for both. */
const plainNames = (properties: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name.replaceAll('_', '').toLowerCase(), value]),
  );

/** Figures per municipality: the rows of water that CBS adds per municipality and "Buitenland" (GM0998) are left out. */
export function readFigures(features: unknown[], year: number, what: string): CbsFigures[] {
  const figures = features.flatMap((item, at) => {
    const outer = feature.safeParse(item);
    const read = fields.safeParse(outer.success ? plainNames(outer.data.properties) : item);
    if (!read.success) {
      const path = read.error.issues[0]?.path.join('.');
      throw new RefreshFault(`${what}: row ${at + 1} is faulty at ${path || 'its root'}.`);
    }
    const row = read.data;
    if (row.gemeentecode === 'GM0998' || row.water?.toUpperCase() === 'JA') return [];
    if (row.jaar && row.jaar !== year)
      throw new RefreshFault(`${what}: ${row.gemeentecode} has figures of ${row.jaar} instead of ${year}.`);
    return [{ code: row.gemeentecode, year, ...readNumbers(row) }];
  });
  refuseTwice(
    figures.map(({ code }) => code),
    what,
  );
  return figures;
}

const readNumbers = (row: z.output<typeof fields>) => ({
  population: row.aantalinwoners,
  households: row.aantalhuishoudens,
  landKm2: row.oppervlaktelandinha === null ? null : row.oppervlaktelandinha / 100,
  addressesPerKm2: row.omgevingsadressendichtheid,
  urbanity: row.stedelijkheidadressenperkm2,
});

const farmRow = z.object({
  RegioS: z.string(),
  AantalLandbouwbedrijvenTotaal_1: z.number().nullable(),
});

/** Agricultural holdings by municipality code. CBS fills its codes with spaces to a fixed length. */
export function readFarms(rows: unknown[], what: string): Map<string, number> {
  return new Map(
    rows.flatMap((row, at): [string, number][] => {
      const read = farmRow.safeParse(row);
      if (!read.success) throw new RefreshFault(`${what}: row ${at + 1} is faulty.`);
      const { RegioS, AantalLandbouwbedrijvenTotaal_1: farms } = read.data;
      return farms === null || farms < 0 ? [] : [[RegioS.trim(), farms]];
    }),
  );
}
