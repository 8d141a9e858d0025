/** `../content/areas/areas-2026.json` -> the day from which that set is valid. */
const validFrom = import.meta.glob<string>('../content/areas/areas-????.json', {
  eager: true,
  import: 'validFrom',
});

const nameOf = (path: string) => path.replace(/^.*areas-|\.json$/g, '');

/** Sets of areas by name, oldest first. */
export const mapSets = Object.entries(validFrom)
  .map(([path, day]) => ({ set: nameOf(path), validFrom: day }))
  .toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));

/** Path of the map's areas on a day (`YYYY-MM-DD`). */
export function mapAreasPath(day: string): string {
  const found = mapSets.findLast((each) => each.validFrom <= day) ?? mapSets[0];
  if (found === undefined) throw new Error('No set of areas was found beside content/areas/area-sets.ts.');
  return `/map-areas/${found.set}.json`;
}
