import type { AreaRecord } from './area-file.schema.ts';
import { decodeShapes } from './decode-shapes.ts';
import { dayBefore } from './describe-area.ts';
import type { AreaFiles } from './make-area-set.ts';
import { measureOverlap, type Overlap } from './refresh-overlap.ts';
import { isMunicipality } from './refresh-present.ts';

/** Less than this moved between municipalities is drawing, not a change of the border. */
const driftKm2 = 0.1;

/**
 * Tells again for every area of every set from when until when its code stands for its borders. Sets come oldest
 * first; a coast that is drawn otherwise changes nothing, land that went to another municipality does.
 */
export function tellValidity(sets: AreaFiles[]): AreaFiles[] {
  const changed = sets.slice(1).map((set, at) => changedCodes(sets[at] as AreaFiles, set));
  const firstDays: Map<string, string>[] = [];
  for (const [at, { full }] of sets.entries()) {
    const before = firstDays[at - 1];
    const day = ({ code, kind, validFrom }: AreaRecord) => {
      if (kind === 'water') return validFrom;
      const earlier = before?.get(code);
      return earlier && !changed[at - 1]?.has(code) ? earlier : full.validFrom;
    };
    firstDays.push(new Map(full.areas.map((area) => [area.code, day(area)])));
  }
  return sets.map((set, at) => {
    const later = sets[at + 1];
    const areas = set.full.areas.map((area) => ({
      ...area,
      validFrom: firstDays[at]?.get(area.code) as string,
      validTo: later && changed[at]?.has(area.code) ? dayBefore(later.full.validFrom) : null,
    }));
    return { ...set, full: { ...set.full, areas } };
  });
}

/** Codes of either set that begin, end, or get other land. */
function changedCodes(before: AreaFiles, after: AreaFiles): Set<string> {
  const codes = [before, after].map(({ full }) => full.areas.map(({ code }) => code).filter(isMunicipality));
  const [old = [], fresh = []] = codes;
  const moved = landMoved(measureOverlap(decodeShapes(before.full), decodeShapes(after.full)));
  return new Set([
    ...old.filter((code) => !fresh.includes(code) || (moved.get(code)?.lost ?? 0) > driftKm2),
    ...fresh.filter((code) => !old.includes(code) || (moved.get(code)?.gained ?? 0) > driftKm2),
  ]);
}

export type Moved = { gained: number; lost: number };

/** Per municipality the km² that came from, and went to, other municipalities. */
export function landMoved(overlaps: Overlap[]): Map<string, Moved> {
  const moved = new Map<string, Moved>();
  const of = (code: string) => {
    const known = moved.get(code) ?? { gained: 0, lost: 0 };
    moved.set(code, known);
    return known;
  };
  for (const { before, after, km2 } of overlaps) {
    if (!before || !after || before === after || !isMunicipality(before) || !isMunicipality(after)) continue;
    of(before).lost += km2;
    of(after).gained += km2;
  }
  return moved;
}
