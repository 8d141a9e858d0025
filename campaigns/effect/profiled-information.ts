/**
 * What the counts say of a mark's effect once areas and months have theirs: Σ μ·(mark − what rows and columns explain of
 * it)², weighted least squares by taking out row and column means in turn (Frisch & Waugh 1933). Its inverse is the
 * variance of the log ratio of a Poisson regression with those effects.
 */
export function profiledInformation(means: readonly number[][], marked: readonly boolean[][]): number {
  const left = marked.map((row) => row.map(Number));
  let change = Infinity;
  for (let round = 0; change > 1e-12 && round < 5000; round += 1) {
    change = 0;
    for (const [i, row] of left.entries()) {
      const mean = weightedMean(row, means[i] as number[]);
      change = Math.max(change, Math.abs(mean));
      for (const j of row.keys()) row[j] = (row[j] as number) - mean;
    }
    for (const j of (left[0] ?? []).keys()) {
      const column = left.map((row) => row[j] as number);
      const mean = weightedMean(
        column,
        means.map((row) => row[j] as number),
      );
      change = Math.max(change, Math.abs(mean));
      for (const row of left) row[j] = (row[j] as number) - mean;
    }
  }
  return left.reduce(
    (sum, row, i) => sum + row.reduce((all, mark, j) => all + (means[i]?.[j] as number) * mark * mark, 0),
    0,
  );
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let [sum, weight] = [0, 0];
  for (const [at, value] of values.entries()) {
    sum += value * (weights[at] as number);
    weight += weights[at] as number;
  }
  return weight === 0 ? 0 : sum / weight;
}
