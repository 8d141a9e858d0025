/**
 * The smallest whole k ≥ 0 with atMost(k) ≥ chance, 0 < chance < 1: doubling steps away from the mean until the answer
 * is bracketed, then halving.
 */
export function wholeQuantile(
  atMost: (k: number) => number,
  chance: number,
  mean: number,
  deviation: number,
): number {
  if (!(chance > 0 && chance < 1)) throw new RangeError(`No quantile at ${chance}.`);
  let high = Math.ceil(mean);
  let step = Math.ceil(deviation) + 1;
  for (; atMost(high) < chance; step *= 2) high += step;
  let low = high - step;
  for (; low >= 0 && atMost(low) >= chance; step *= 2) low -= step;
  low = Math.max(low, -1);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (atMost(middle) >= chance) high = middle;
    else low = middle;
  }
  return high;
}
