/** How values of different kinds become comparable: OECD/JRC 2008, step 5. */
export const normalisations = ['percentile', 'zscore', 'minmax'] as const;
export type Normalisation = (typeof normalisations)[number];

const scales = { percentile, zscore, minmax } satisfies Record<
  Normalisation,
  (known: readonly number[]) => number[]
>;

/**
 * Scores of what is known; what is not stays `null` and has no part in the scale. A scale on which all are equal says
 * nothing: everyone gets its middle (50, or 0 of a z-score).
 */
export function normalised(
  values: readonly (number | null)[],
  normalise: Normalisation,
  log = false,
): (number | null)[] {
  const known = values.filter((value) => value !== null);
  const scores = scales[normalise](log ? known.map(Math.log1p) : known);
  let next = 0;
  return values.map((value) => (value === null ? null : (scores[next++] as number)));
}

/** Mid-rank percentile, above 0 and below 100: the share that lies lower plus half of those that are equal, itself included. */
function percentile(known: readonly number[]): number[] {
  const sorted = Float64Array.from(known).sort();
  return known.map((value) => {
    const [below, upTo] = [firstAt(sorted, value, false), firstAt(sorted, value, true)];
    return (50 * (below + upTo)) / sorted.length;
  });
}

/** How many lie below the value, or with `included` at most at it. */
function firstAt(sorted: Float64Array, value: number, included: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = sorted[middle] as number;
    if (here < value || (included && here === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Distance to the mean in standard deviations, with n − 1. */
function zscore(known: readonly number[]): number[] {
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (known.length - 1));
  return known.map((value) => (allEqual(known) ? 0 : (value - mean) / deviation));
}

/** 0 at the lowest, 100 at the highest; one far value pushes all others together. */
function minmax(known: readonly number[]): number[] {
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return known.map((value) => (low === high ? 50 : (100 * (value - low)) / (high - low)));
}

// Asked of the values: the mean of equal values may differ from them in the last digit.
const allEqual = (known: readonly number[]) => known.every((value) => value === known[0]);

/** The score seen from its other side: the middle stays where it is. */
export function turned(score: number | null, normalise: Normalisation): number | null {
  if (score === null) return null;
  return normalise === 'zscore' ? 0 - score : 100 - score;
}
