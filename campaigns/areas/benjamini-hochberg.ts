/** Benjamini & Hochberg 1995: q of the i-th smallest p is the least m·p_j/j over j ≥ i, at most 1; in the order given. */
export function benjaminiHochberg(chances: readonly number[]): number[] {
  const fromLargest = chances.map((p, at) => ({ p, at })).sort((one, other) => other.p - one.p);
  const adjusted: number[] = [];
  let least = 1;
  for (const [above, { p, at }] of fromLargest.entries()) {
    least = Math.min(least, (chances.length * p) / (chances.length - above));
    adjusted[at] = least;
  }
  return adjusted;
}
