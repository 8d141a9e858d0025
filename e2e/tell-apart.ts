/** Milliseconds that two kinds of question took. */
export type Timings = { one: number[]; other: number[] };

/** What somebody with a clock learns: 0.5 is nothing, 0 and 1 are everything. */
export type ToldApart = { medianDifferenceMs: number; auc: number };

/** Middle of a list; the mean of the two middles when it is even. */
export function medianOf(list: readonly number[]): number {
  const sorted = list.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Area under the ROC curve: the chance that a random one took longer than a random other, ties counting half.
 * Mann and Whitney 1947, U / (n·m).
 */
export function aucOf({ one, other }: Timings): number {
  let wins = 0;
  for (const mine of one) for (const theirs of other) wins += mine > theirs ? 1 : mine === theirs ? 0.5 : 0;
  return wins / (one.length * other.length);
}

export function tellApart(timings: Timings): ToldApart {
  const medianDifferenceMs = Math.abs(medianOf(timings.one) - medianOf(timings.other));
  return { medianDifferenceMs, auc: aucOf(timings) };
}

/** Within the bounds of the promise: a difference under 5 ms, and an AUC of 0.5 ± 0.08. */
export function looksTheSame({ medianDifferenceMs, auc }: ToldApart): boolean {
  return medianDifferenceMs < 5 && Math.abs(auc - 0.5) <= 0.08;
}

/** Fisher and Yates 1938, in the form of Durstenfeld 1964. */
export function shuffled<T>(list: readonly T[], random: () => number = Math.random): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
