import { cholesky, inverseOf, type Matrix, solved } from './cholesky.ts';

export type PoissonRows = {
  /** Counts, one a row. */
  counts: readonly number[];
  /** Columns of each row; give a column of ones for the intercept. */
  columns: readonly (readonly number[])[];
  /** Log of what the count is proportional to (inhabitants × years). */
  offsets: readonly number[];
  /** How much a row counts, 1 when left out. */
  weights?: readonly number[];
};

export type PoissonFit = {
  coefficients: number[];
  /** Standard errors × √φ (quasi-Poisson). */
  errors: number[];
  /** Pearson's Σ(O−μ)²/μ / (rows − columns); 1 is Poisson. NaN without rows to spare. */
  phi: number;
  /** Expected count of each row. */
  means: number[];
  /** Covariance of the coefficients before × φ. */
  covariance: Matrix;
};

/** Rates further apart (a factor of three million) mean a coefficient on its way to infinity. */
const widest = 15;

/**
 * Poisson regression with log link and offset by iteratively reweighted least squares (Nelder & Wedderburn 1972), until
 * the deviance stands still. Columns that say the same, or counts that drive a coefficient out of bounds (none at all
 * in a group), give null: no answer.
 */
export function poissonRegression(rows: PoissonRows): PoissonFit | null {
  const { counts, columns, offsets } = rows;
  const weights = rows.weights ?? counts.map(() => 1);
  let means = counts.map((count) => Math.max(count, 0.1));
  let deviance = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 100; round += 1) {
    const step = leastSquares(rows, weights, means);
    if (step === null) return null;
    const logRates = columns.map((row) => dot(row, step.coefficients));
    means = logRates.map((logRate, at) => Math.exp(nth(offsets, at) + logRate));
    if (!(Math.max(...logRates) - Math.min(...logRates) < widest) || !means.every(Number.isFinite))
      return null;
    const now = devianceOf(counts, means, weights);
    const still = Math.abs(now - deviance) <= 1e-12 * (Math.abs(now) + 0.1);
    if (still) return summary(rows, weights, means, step);
    deviance = now;
  }
  return null;
}

type Step = { coefficients: number[]; covariance: Matrix };

/** Weighted least squares of the working response η − offset + (O − μ)/μ with weights μ. */
function leastSquares(
  { counts, columns, offsets }: PoissonRows,
  weights: readonly number[],
  means: number[],
): Step | null {
  const width = columns[0]?.length ?? 0;
  const normal: Matrix = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  const right = new Array<number>(width).fill(0);
  for (const [at, row] of columns.entries()) {
    const mean = nth(means, at);
    const weight = mean * nth(weights, at);
    const response = Math.log(mean) - nth(offsets, at) + (nth(counts, at) - mean) / mean;
    for (let j = 0; j < width; j += 1) {
      right[j] = nth(right, j) + weight * nth(row, j) * response;
      for (let k = 0; k <= j; k += 1) {
        const sum = nth(normal[j] as number[], k) + weight * nth(row, j) * nth(row, k);
        (normal[j] as number[])[k] = sum;
        (normal[k] as number[])[j] = sum;
      }
    }
  }
  const root = cholesky(normal);
  return root === null ? null : { coefficients: solved(root, right), covariance: inverseOf(root) };
}

function summary(
  { counts, columns }: PoissonRows,
  weights: readonly number[],
  means: number[],
  step: Step,
): PoissonFit {
  const width = columns[0]?.length ?? 0;
  const pearson = means.reduce(
    (sum, mean, at) => sum + (nth(weights, at) * (nth(counts, at) - mean) ** 2) / mean,
    0,
  );
  const phi = counts.length > width ? pearson / (counts.length - width) : Number.NaN;
  const errors = step.covariance.map((row, at) => Math.sqrt(nth(row, at) * phi));
  return { ...step, errors, phi, means };
}

function devianceOf(counts: readonly number[], means: number[], weights: readonly number[]): number {
  return means.reduce((sum, mean, at) => {
    const count = nth(counts, at);
    return sum + 2 * nth(weights, at) * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
  }, 0);
}

const nth = (numbers: readonly number[], at: number) => numbers[at] as number;
const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, at) => sum + value * nth(other, at), 0);
