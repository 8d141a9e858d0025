import { type CountedArea, personYears, sumOf } from './counted-area.ts';

/**
 * Expected reports of each area: as given, or its share by inhabitants × years of all reports (indirect
 * standardisation), so that Σ expected = Σ observed when none is given. `leaveOneOut`: at the rate of the other areas,
 * so that an area does not predict itself; a single area has no others and is expected as observed.
 */
export function expectedReports(areas: readonly CountedArea[], leaveOneOut = false): number[] {
  const observed = sumOf(areas.map((area) => area.observed));
  const exposure = sumOf(areas.map(personYears));
  return areas.map((area) => {
    if (area.expected !== undefined) return area.expected;
    const own = personYears(area);
    if (!leaveOneOut || areas.length === 1) return (observed * own) / exposure;
    return (own * (observed - area.observed)) / (exposure - own);
  });
}
