import { type AreaRecord, areaFile, outlineFile } from './area-file.schema.ts';
import set2026 from './areas-2026.json' with { type: 'json' };
import outline2026 from './areas-2026.outline.json' with { type: 'json' };
import set2027 from './areas-2027.json' with { type: 'json' };
import outline2027 from './areas-2027.outline.json' with { type: 'json' };
import { type AreaShape, decodeShapes } from './decode-shapes.ts';

export type { AreaShape } from './decode-shapes.ts';

type Figure = { value: number; year: number; source: string };
type FigureKey = keyof AreaRecord['figures'];
/**
 * One municipality or water as it is between two days, both included; `validTo: null` means no end is known.
 * Waters have no region and no figures, and are `indicative`: a name for the place, never a legal border.
 * `landKm2` in km², `farms` rounded to tens by CBS, `urbanity` from 1 (very urban) to 5 (not urban).
 */
export type Area = Omit<AreaRecord, 'figures'> & { figures: Record<FigureKey, Figure | null> };

type AreaSet = {
  validFrom: string;
  concept: boolean;
  sources: Record<string, AreaSource>;
  successors: Record<string, string>;
  areas: Area[];
  byCode: Map<string, Area>;
  shapes: () => AreaShape[];
  outline: () => AreaShape[];
};
export type AreaSource = { publisher: string; title: string; year: number; licence: string; note: string };

// To add a set: make its two files with make-areas.ts and add one line here.
const areaSets: AreaSet[] = [readSet(set2026, outline2026), readSet(set2027, outline2027)].sort((a, b) =>
  a.validFrom < b.validFrom ? -1 : 1,
);

/** The first day of every set, oldest first. */
export const areaSetDays: readonly string[] = areaSets.map(({ validFrom }) => validFrom);

/** All municipalities and waters on a day (`YYYY-MM-DD`). Throws a RangeError before the first set. */
export const areasOn = (day: string): Area[] => setOn(day).areas;

export const findArea = (code: string, day: string): Area | null => setOn(day).byCode.get(code) ?? null;

/** As findArea, for codes that must exist. Throws a RangeError that names the code and the day. */
export function areaByCode(code: string, day: string): Area {
  const area = findArea(code, day);
  if (!area) throw new RangeError(`Unknown area code "${code}" on ${day}.`);
  return area;
}

/** The code under which an older code goes on, on a day: a code that still exists stays itself. */
export function areaCodeOn(code: string, day: string): string {
  const successor = areaSets
    .filter(({ validFrom }) => validFrom <= day)
    .reduce((current, { successors }) => successors[current] ?? current, code);
  return areaByCode(successor, day).code;
}

/**
 * Shapes as rings of [lon, lat]. `full` for looking up points, `outline` for drawing; neighbours share their
 * border exactly in both. The same arrays come back on every call: do not change them.
 */
export function areaShapes(day: string, detail: 'full' | 'outline'): AreaShape[] {
  return detail === 'full' ? setOn(day).shapes() : setOn(day).outline();
}

export const areaSources = (day: string): Record<string, AreaSource> => setOn(day).sources;

/** Whether the set of that day still waits for a decision, such as a planned merger. */
export const isConcept = (day: string): boolean => setOn(day).concept;

function setOn(day: string): AreaSet {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`"${day}" is not a day like 2026-01-31.`);
  const set = areaSets.findLast(({ validFrom }) => validFrom <= day);
  if (!set)
    throw new RangeError(`No areas are known on ${day}; the first set begins ${areaSets[0]?.validFrom}.`);
  return set;
}

function readSet(file: unknown, outline: unknown): AreaSet {
  const { areas: records, validFrom, concept, sources, successors, ...topology } = areaFile.parse(file);
  const areas = records.map((record) => readArea(record, sources));
  const byCode = new Map(areas.map((area) => [area.code, area]));
  if (byCode.size !== areas.length) throw new Error(`A code occurs twice in the areas from ${validFrom}.`);
  return {
    ...{ validFrom, concept, sources, successors, areas, byCode },
    shapes: once(() => decodeShapes(topology)),
    outline: once(() => decodeShapes(outlineFile.parse(outline))),
  };
}

function readArea(record: AreaRecord, sources: Record<string, AreaSource>): Area {
  const figures = Object.entries(record.figures).map(([key, figure]) => {
    if (!figure) return [key, null];
    const [value, year, source] = figure;
    if (!sources[source]) throw new Error(`The source "${source}" of ${record.code} is not described.`);
    return [key, { value, year, source }];
  });
  return { ...record, figures: Object.fromEntries(figures) };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
