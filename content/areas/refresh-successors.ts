import { RefreshFault } from './refresh-download.ts';
import type { Overlap } from './refresh-overlap.ts';

/** So much of an abolished municipality must lie in one new one for us to say that it goes on there. */
const clearShare = 0.9;

/**
 * Old code → code it goes on in, for every code that is gone: as given, or else found as the municipality in which
 * nearly all of its land lies now.
 */
export function findSuccessors(
  oldCodes: string[],
  newCodes: string[],
  given: Record<string, string>,
  overlaps: Overlap[],
): Record<string, string> {
  const [known, present] = [new Set(oldCodes), new Set(newCodes)];
  for (const [code, successor] of Object.entries(given)) {
    if (present.has(code)) throw new RefreshFault(`${code} still exists: it needs no successor.`);
    if (!known.has(code)) throw new RefreshFault(`${code} is not in the present set: it needs no successor.`);
    if (!present.has(successor))
      throw new RefreshFault(`${code} cannot go on in ${successor}: that is no code of the new set.`);
  }
  const gone = oldCodes.filter((code) => !present.has(code));
  return Object.fromEntries(gone.map((code) => [code, given[code] ?? largestShare(code, overlaps)]));
}

function largestShare(code: string, overlaps: Overlap[]): string {
  const pieces = overlaps.filter(({ before }) => before === code);
  const land = pieces.filter(({ after }) => after?.startsWith('GM'));
  const whole = pieces.reduce((sum, { km2 }) => sum + km2, 0);
  const [best] = land.toSorted((a, b) => b.km2 - a.km2);
  if (best?.after && best.km2 >= clearShare * whole) return best.after;
  throw new RefreshFault(
    `${code} is gone, and its land does not lie in one municipality now: name where it goes on with --successor ${code}=GM….`,
  );
}
