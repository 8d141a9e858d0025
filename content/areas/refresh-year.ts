import type { AreaFile } from './area-file.schema.ts';
import { type AreaSetPlan, sources as knownSources } from './area-sources.ts';
import { fillEnclosedWater, joinLooseEnds } from './close-gaps.ts';
import type { Polygons } from './cut-arcs.ts';
import { decodeShapes } from './decode-shapes.ts';
import { type AreaFiles, makeAreaSets, metres, type SetShapes } from './make-area-set.ts';
import type { MunicipalityRecord } from './municipality-record.ts';
import { RefreshFault } from './refresh-download.ts';
import { type Fetched, fetchYear, neighbourhood } from './refresh-fetch.ts';
import { mergeLand, toLand } from './refresh-land.ts';
import { measureOverlap } from './refresh-overlap.ts';
import type { Source } from './refresh-pages.ts';
import { refuseImplausible } from './refresh-plausible.ts';
import { isMunicipality, toUnits } from './refresh-present.ts';
import { makeRecords } from './refresh-records.ts';
import { refuseOverlap } from './refresh-shapes.ts';
import { refreshedSources } from './refresh-sources.ts';
import { findSuccessors } from './refresh-successors.ts';
import { tellValidity } from './refresh-validity.ts';
import { refitWaters } from './refresh-waters.ts';

export type Wish = {
  year: number;
  /** The year of the figures, where CBS has none for the borders' year yet. */
  figuresYear: number;
  successors: Record<string, string>;
  regions: Record<string, string>;
};
/** `before` is what the set replaces, or the newest set before it. */
export type Change = { before: AreaFiles; after: AreaFiles };

/**
 * The sets as they would be with the borders and figures of a year; nothing is written. Sets that wait as a concept
 * after that year are made again from the same land and figures. Throws a RefreshFault in one sentence.
 */
export async function refreshYear(wish: Wish, present: AreaFiles[], source: Source): Promise<Change[]> {
  const basis = present.findLast(({ year }) => year <= wish.year);
  if (!basis)
    throw new RefreshFault(`The first set is that of ${present[0]?.year}: choose that year or later.`);
  const fetched = await fetchYear({ ...wish, box: neighbourhood(basis.full) }, source);
  const made = makeSets(wish, present, basis, fetched);
  const others = present.filter(({ year }) => !made.some((set) => set.year === year));
  const after = tellValidity([...others, ...made].sort((a, b) => a.year - b.year));
  return after.flatMap((set) => {
    const before = present.find(({ year }) => year === set.year) ?? basis;
    return JSON.stringify(before) === JSON.stringify(set) ? [] : [{ before, after: set }];
  });
}

function makeSets(wish: Wish, present: AreaFiles[], basis: AreaFiles, fetched: Fetched): AreaFiles[] {
  const { year } = wish;
  refuseOverlap(fetched.municipalities);
  const old = split(toUnits(decodeShapes(basis.full)));
  const { waters, land: shores } = refitWaters(old.waters, old.land, toLand(fetched.municipalities), metres);
  const land = fillEnclosedWater(joinLooseEnds(shores, waters, metres), waters);
  const earlier = present.findLast((set) => set.year < year) ?? basis;
  const successors = successorsOf(wish, earlier, fetched);
  const plan: AreaSetPlan = {
    ...{ year, boundaries: '', concept: false, successors },
    validFrom: basis.year === year ? basis.full.validFrom : `${year}-01-01`,
  };
  const concepts = present.filter((set) => set.year > year && set.full.concept);
  const shapes: SetShapes[] = [
    { plan, land, waters },
    ...concepts.map(({ year: later, full: { validFrom, successors: joins } }) => ({
      plan: { year: later, boundaries: '', validFrom, concept: true, successors: joins },
      land: mergeLand(land, joins),
      waters,
    })),
  ];
  const records = recordsOf(wish, earlier.full, successors, fetched, land);
  refuseImplausible(basis.full, records);
  return makeAreaSets(shapes, {
    records,
    waterNames: basis.full.areas
      .filter(({ kind }) => kind === 'water')
      .map(({ code, name }) => ({ id: code.slice('WATER-'.length).toLowerCase(), name })),
    sources: refreshedSources(wish.year, records, fetched, { ...knownSources, ...basis.full.sources }),
    firstDay: basis.full.areas.find(({ kind }) => kind === 'water')?.validFrom ?? plan.validFrom,
  });
}

function split(shapes: Map<string, Polygons>) {
  const of = (municipality: boolean) =>
    new Map([...shapes].filter(([code]) => isMunicipality(code) === municipality));
  return { land: of(true), waters: of(false) };
}

function successorsOf({ successors }: Wish, { full }: AreaFiles, { municipalities }: Fetched) {
  return findSuccessors(
    full.areas.map(({ code }) => code).filter(isMunicipality),
    municipalities.map(({ code }) => code),
    successors,
    measureOverlap(decodeShapes(full), municipalities),
  );
}

function recordsOf(
  { year, figuresYear, regions }: Wish,
  present: AreaFile,
  successors: Record<string, string>,
  { figures, farms, municipalities }: Fetched,
  land: Map<string, Polygons>,
): MunicipalityRecord[] {
  const own = figures.filter(({ code }) => land.has(successors[code] ?? code));
  const stale = own.find(({ code }) => code in successors);
  if (stale && figuresYear === year)
    throw new RefreshFault(`The figures of ${year} have ${stale.code}, the borders of ${year} do not.`);
  const unknown = Object.keys(successors).find((code) => !own.some((row) => row.code === code));
  if (unknown && figuresYear < year)
    throw new RefreshFault(
      `There are no figures of ${figuresYear} for ${unknown}, which goes on in another.`,
    );
  const names = new Map(municipalities.map(({ code, name }) => [code, name]));
  return makeRecords({ figures: own, farms, names, present, successors, givenRegions: regions });
}
