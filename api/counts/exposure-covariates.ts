import { type Area, areaCodeOn } from '#content/areas/area-sets.ts';
import businesses from '#content/indicators/business-establishments.json' with { type: 'json' };
import type { Covariate } from './density-page.schema.ts';

/**
 * What an area is like, for the expectation: never what was found or reported there, or an area that nobody looks at
 * would seem to deserve its few reports. In the order of the coefficients.
 */
export const covariates: readonly Covariate[] = ['urbanity', 'farms', 'businesses'];

/**
 * Of each area urbanity from 1 (very urban) to 5, and log1p of farms and of businesses per 10,000 inhabitants; null
 * where a figure is missing.
 */
export function covariatesOf(areas: readonly Area[], day: string): (number[] | null)[] {
  const established = establishmentsOn(day);
  return areas.map(({ code, figures: { population, urbanity, farms } }) => {
    const own = established.get(code);
    if (!population || population.value === 0 || !urbanity || !farms || own === undefined) return null;
    const per10000 = (value: number) => Math.log1p((1e4 * value) / population.value);
    return [urbanity.value, per10000(farms.value), per10000(own)];
  });
}

/** The figures of municipalities that merged count for their successor. */
function establishmentsOn(day: string): Map<string, number> {
  const summed = new Map<string, number>();
  for (const [older, value] of Object.entries(businesses.values)) {
    const code = areaCodeOn(older, day);
    summed.set(code, (summed.get(code) ?? 0) + value);
  }
  return summed;
}
