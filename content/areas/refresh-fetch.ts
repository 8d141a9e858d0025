import type { AreaFile } from './area-file.schema.ts';
import { RefreshFault } from './refresh-download.ts';
import { type CbsFigures, readFarms, readFigures } from './refresh-figures.ts';
import { withinProvince } from './refresh-land.ts';
import { downloadAll, downloadFirst, type Source } from './refresh-pages.ts';
import { type Box, province, type Service, services } from './refresh-services.ts';
import { type BoundaryShape, readBoundaries } from './refresh-shapes.ts';

/** Farms are counted in spring and published later: so far back the last count may lie. */
const farmYearsBack = 3;

type Farms = { year: number; byCode: Map<string, number> };
export type Fetched = { municipalities: BoundaryShape[]; figures: CbsFigures[]; farms: Farms | null };

/** Everything that a set of one year needs from outside. `box` is the neighbourhood to ask for. */
export async function fetchYear(
  { year, figuresYear, box }: { year: number; figuresYear: number; box: Box },
  source: Source,
): Promise<Fetched> {
  const all = await fetchBoundaries(services.municipalities(year, box), year, 'municipalities', source);
  const provinces = await fetchBoundaries(services.provinces(year, box), year, 'provinces', source);
  const own = provinces.find(({ code }) => code === province);
  if (!own) throw new RefreshFault(`The boundaries of ${year} have no province ${province}.`);
  const found = await downloadFirst(services.figures(figuresYear, box), source);
  if (!found)
    throw new RefreshFault(
      `CBS has no figures per municipality for ${figuresYear}: ask for those of another year with --figures YEAR.`,
    );
  return {
    municipalities: withinProvince(all, own),
    figures: readFigures(found.items, figuresYear, found.service.name),
    farms: await fetchFarms(figuresYear, source),
  };
}

async function fetchBoundaries(candidates: Service[], year: number, what: string, source: Source) {
  for (const service of candidates) {
    const items = (await downloadAll(service, source)) ?? [];
    const shapes = readBoundaries(items, year, service.name);
    if (shapes.length > 0) return shapes;
  }
  throw new RefreshFault(`CBS has no boundaries of ${what} for ${year}: that year is not published (yet).`);
}

async function fetchFarms(newest: number, source: Source): Promise<Farms | null> {
  for (let year = newest; year > newest - farmYearsBack; year -= 1) {
    const service = services.farms(year);
    const byCode = readFarms((await downloadAll(service, source)) ?? [], service.name);
    if (byCode.size > 0) return { year, byCode };
  }
  return null;
}

/** The present areas with half a degree around them: a municipality may come in from a neighbouring province. */
export function neighbourhood({ areas }: AreaFile): Box {
  const [lons, lats] = [areas.map(({ label }) => label[0]), areas.map(({ label }) => label[1])];
  return {
    west: Math.floor(Math.min(...lons) * 2) / 2 - 0.5,
    south: Math.floor(Math.min(...lats) * 2) / 2 - 0.5,
    east: Math.ceil(Math.max(...lons) * 2) / 2 + 0.5,
    north: Math.ceil(Math.max(...lats) * 2) / 2 + 0.5,
  };
}
