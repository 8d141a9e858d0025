import { poissonDraw, type RandomSource } from '#campaigns/distributions/seeded-random.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import type { Geography, Place } from './geography.ts';
import { lastDayOf, type Quarter } from './release-period.ts';
import type { AtomicCount } from './tally.ts';

/** An invented province for tests: the regions with the codes of their municipalities, and one water. */
export function inventedGeography(regions: Record<string, string[]>): Geography {
  const municipalities = Object.entries(regions).flatMap(([region, codes]) =>
    codes.map((code): Place => {
      return {
        level: 'municipality',
        code,
        name: `Verzonnen ${code}`,
        region: { code: region, name: region },
      };
    }),
  );
  const water: Place = { level: 'water', code: 'WATER', name: 'Verzonnen water', region: null };
  const places = [...municipalities, water];
  return {
    placesOn: () => places,
    codeOn: (code) => places.find((place) => place.code === code)?.code ?? null,
  };
}

/** Counts of one place, one number per quarter, all of one phenomenon. */
export function countsOf(place: string | null, perQuarter: Record<Quarter, number>): AtomicCount[] {
  return Object.entries(perQuarter).map(([quarter, n]) => ({ quarter, place, phenomenon: 'other', n }));
}

/**
 * A quarter as real ones look: every place has its own chance by size and willingness, every phenomenon its own share,
 * and some reports have no known place.
 */
export function drawQuarter(
  random: RandomSource,
  quarter: Quarter,
  geography: Geography,
  expected: (place: Place) => number,
): AtomicCount[] {
  const places = [...geography.placesOn(lastDayOf(quarter)), null];
  return places.flatMap((place) =>
    phenomena.flatMap((phenomenon, at) => {
      const share = 2 / (at + 1) / 5.858;
      const n = poissonDraw(random, share * (place === null ? 1 : expected(place)));
      return n === 0 ? [] : [{ quarter, place: place?.code ?? null, phenomenon, n }];
    }),
  );
}
