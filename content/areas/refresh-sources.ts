import type { AreaFile } from './area-file.schema.ts';
import type { MunicipalityRecord } from './municipality-record.ts';
import type { Fetched } from './refresh-fetch.ts';

type Sources = AreaFile['sources'];

const licence = 'CC BY 4.0 (confirm before go-live)';

/** Where the content of a refreshed set comes from: only what its figures and borders name. */
export function refreshedSources(
  year: number,
  records: MunicipalityRecord[],
  { figures, farms }: Fetched,
  known: Sources,
): Sources {
  const used = new Set(
    records.flatMap((record) => Object.values(record.figures).map(([, , source]) => source)),
  );
  for (const source of ['waters-own', 'joined-own', 'safety-regions']) used.add(source);
  const all: Sources = { ...known };
  for (const figuresYear of new Set(figures.map((row) => row.year)))
    all[`kwb-${figuresYear}`] = keyFigures(figuresYear);
  const holdings = known['farms-80781ned'];
  if (farms && holdings) all['farms-80781ned'] = { ...holdings, year: farms.year };
  return {
    [`cbs-boundaries-${year}`]: boundaries(year),
    ...Object.fromEntries(Object.entries(all).filter(([source]) => used.has(source))),
  };
}

const boundaries = (year: number): Sources[string] => ({
  publisher: 'CBS / Kadaster',
  title: `CBS Gebiedsindelingen ${year}, gemeente_gegeneraliseerd`,
  year,
  licence,
  note: 'Land only, generalised by CBS; through PDOK.',
});

const keyFigures = (year: number): Sources[string] => ({
  publisher: 'CBS',
  title: `Kerncijfers wijken en buurten ${year}: inhabitants, households, land area, urbanity`,
  year,
  licence,
  note: `On 1 January ${year}. Urbanity 1 = very urban (2,500 addresses per km² or more) to 5 = not urban (under 500).`,
});
