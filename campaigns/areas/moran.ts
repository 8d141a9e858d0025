import { meanOf, sumOf } from './counted-area.ts';

/**
 * Moran 1950: I = N/S₀ · ΣΣ w_ij z_i z_j / Σ z_i², z the deviation from the mean; every area's neighbours (itself not
 * among them) share a weight of 1, so S₀ counts the areas with neighbours. Without neighbours or differences: null.
 * `neighbours`: for each area the places of its neighbours in `values`.
 */
export function moranI(values: readonly number[], neighbours: readonly (readonly number[])[]): number | null {
  const mean = meanOf(values);
  const deviations = values.map((value) => value - mean);
  const squares = sumOf(deviations.map((z) => z * z));
  const connected = neighbours.filter((around) => around.length > 0).length;
  // Rounding of the mean leaves a trace where all values are equal.
  if (connected === 0 || squares <= values.length * (4 * Number.EPSILON * mean) ** 2) return null;
  const products = neighbours.map((around, at) =>
    around.length === 0
      ? 0
      : (deviations[at] as number) * meanOf(around.map((other) => deviations[other] as number)),
  );
  return ((values.length / connected) * sumOf(products)) / squares;
}
