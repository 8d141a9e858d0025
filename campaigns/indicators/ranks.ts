/** Rank 1 is the highest score; equal scores share their middle rank; without a score there is no rank. */
export function ranksOf(scores: readonly (number | null)[]): (number | null)[] {
  const known = scores.flatMap((score, at) => (score === null ? [] : [at]));
  const ranks = rankSlots(known.map((at) => scores[at] as number));
  const byPlace = new Map(known.map((at, place) => [at, (ranks[place] as number) / 2]));
  return scores.map((_, at) => byPlace.get(at) ?? null);
}

/** Twice the rank, so that a shared one is whole too: 2 is the highest alone, 3 the highest two together. */
export function rankSlots(scores: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: scores.length }, (_, at) => at);
  order.sort((one, other) => (scores[other] as number) - (scores[one] as number));
  const slots = new Uint32Array(scores.length);
  for (let from = 0; from < order.length; ) {
    const score = scores[order[from] as number];
    let to = from + 1;
    while (to < order.length && scores[order[to] as number] === score) to += 1;
    // The ranks from + 1 to `to` share their middle.
    for (let place = from; place < to; place += 1) slots[order[place] as number] = from + to + 1;
    from = to;
  }
  return slots;
}
