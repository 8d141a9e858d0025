import type { AreaFile, AreaRecord } from './area-file.schema.ts';
import { officialNames } from './area-sources.ts';
import type { Figure, MunicipalityRecord } from './municipality-record.ts';
import { RefreshFault } from './refresh-download.ts';
import type { CbsFigures } from './refresh-figures.ts';

type Task = {
  figures: CbsFigures[];
  /** Null when StatLine had none: the known ones stay. */
  farms: { year: number; byCode: Map<string, number> } | null;
  /** Names as the boundaries have them, by code. */
  names: Map<string, string>;
  present: AreaFile;
  successors: Record<string, string>;
  givenRegions: Record<string, string>;
};

/** Figures, name and safety region of every municipality; what CBS does not give stays as it was, with its own year. */
export function makeRecords({
  figures,
  farms,
  names,
  present,
  successors,
  givenRegions,
}: Task): MunicipalityRecord[] {
  const known = new Map(present.areas.map((area) => [area.code, area]));
  return figures.map((row) => {
    const own = known.get(row.code);
    const figure = (key: 'population' | 'households' | 'landKm2' | 'urbanity'): Figure =>
      row[key] === null ? keep(own, key, row.code) : [row[key], row.year, `kwb-${row.year}`];
    const holdings = farms?.byCode.get(row.code);
    return {
      code: row.code,
      name: officialNames[row.code] ?? names.get(row.code) ?? own?.name ?? row.code,
      region: own?.region ?? regionOf(row.code, present, successors, givenRegions),
      addressesPerKm2: row.addressesPerKm2,
      figures: {
        population: figure('population'),
        households: figure('households'),
        landKm2: figure('landKm2'),
        farms:
          farms && holdings !== undefined
            ? [holdings, farms.year, 'farms-80781ned']
            : (own?.figures.farms ?? joined(row.code, present, successors)),
        urbanity: figure('urbanity'),
      },
    };
  });
}

function keep(own: AreaRecord | undefined, key: keyof AreaRecord['figures'], code: string): Figure {
  const figure = own?.figures[key];
  if (figure) return figure;
  throw new RefreshFault(`CBS gives no ${key} for ${code}, and no earlier set has it.`);
}

const predecessors = (code: string, present: AreaFile, successors: Record<string, string>) =>
  present.areas.filter((area) => successors[area.code] === code);

/** A new municipality has the farms of those that went on in it, until CBS counts them there. */
function joined(code: string, present: AreaFile, successors: Record<string, string>): Figure {
  const farms = predecessors(code, present, successors).map(({ figures }) => figures.farms);
  const [first] = farms;
  if (!first) throw new RefreshFault(`CBS gives no farms for ${code}, and no earlier set has it.`);
  return [farms.reduce((sum, figure) => sum + (figure?.[0] ?? 0), 0), first[1], first[2]];
}

function regionOf(
  code: string,
  present: AreaFile,
  successors: Record<string, string>,
  given: Record<string, string>,
): MunicipalityRecord['region'] {
  const regions = present.areas.flatMap(({ region }) => region ?? []);
  const inherited = predecessors(code, present, successors).flatMap(({ region }) => region ?? []);
  const [first] = given[code] ? regions.filter((region) => region.code === given[code]) : inherited;
  if (first && (given[code] || inherited.every((region) => region.code === first.code))) return first;
  throw new RefreshFault(`The safety region of ${code} is not known: name it with --region ${code}=VR….`);
}
