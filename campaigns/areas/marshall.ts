import { type CountedArea, personYears, sumOf } from './counted-area.ts';

/** Overall rate `b` and variance between areas `a`, per inhabitant per year (and its square). */
export type MarshallPrior = { a: number; b: number };

/** Marshall 1991, global: moments of the rates weighted by inhabitants × years. */
export function marshallPrior(areas: readonly CountedArea[]): MarshallPrior {
  const exposure = areas.map(personYears);
  const total = sumOf(exposure);
  const b = sumOf(areas.map(({ observed }) => observed)) / total;
  const spread =
    sumOf(areas.map(({ observed }, at) => weighted(observed, exposure[at] as number, b))) / total;
  return { a: Math.max(0, spread - b / (total / areas.length)), b };
}

/** The area's rate, shrunken towards the overall rate as far as its inhabitants are few. */
export function marshallEstimate({ a, b }: MarshallPrior, area: CountedArea): number {
  const exposure = personYears(area);
  // Nothing was reported anywhere: 0/0, and 0 is what the rates say.
  if (b === 0) return 0;
  return b + (a * (area.observed / exposure - b)) / (a + b / exposure);
}

/**
 * Marshall 1991, local: shrunken towards the rate of the neighbourhood, which includes the area itself. The variance
 * takes each neighbour's own neighbourhood mean (the default of `EBlocal` in the R package spdep; GeoDa takes the
 * centre's). An island has no neighbourhood: null, and the global estimate stands in.
 */
export function marshallLocalEstimates(areas: readonly CountedArea[]): (number | null)[] {
  const places = new Map(areas.map(({ code }, at) => [code, at]));
  const neighbourhoods = areas.map(({ neighbours = [] }, at) => [
    at,
    ...neighbours.map((code) => places.get(code) as number),
  ]);
  const exposure = areas.map(personYears);
  const exposures = neighbourhoods.map((all) => sumOf(all.map((at) => exposure[at] as number)));
  const means = neighbourhoods.map(
    (all, i) => sumOf(all.map((at) => (areas[at] as CountedArea).observed)) / (exposures[i] as number),
  );
  return areas.map((area, i) => {
    const around = neighbourhoods[i] as number[];
    if (around.length === 1) return null;
    const spread = sumOf(
      around.map((at) =>
        weighted((areas[at] as CountedArea).observed, exposure[at] as number, means[at] as number),
      ),
    );
    const [n, b] = [exposures[i] as number, means[i] as number];
    return marshallEstimate({ a: Math.max(0, spread / n - b / (n / around.length)), b }, area);
  });
}

/** P(p − m)². */
const weighted = (observed: number, exposure: number, mean: number) =>
  exposure * (observed / exposure - mean) ** 2;
