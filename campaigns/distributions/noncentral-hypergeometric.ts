/**
 * Fisher's non-central hypergeometric distribution: of `drawn` reports in one period, how many come from the `marked`
 * group of a total of marked + unmarked, when its odds are e^logOdds times those of the others (Fisher 1935).
 */
export type TwoByTwo = { marked: number; unmarked: number; drawn: number };

const negligible = 1e-18;

export type TailMasses = { below: number; at: number; above: number };

/** The lowest and highest number that the margins allow. */
export function supportOf({ marked, unmarked, drawn }: TwoByTwo): [low: number, high: number] {
  return [Math.max(0, drawn - unmarked), Math.min(drawn, marked)];
}

/**
 * P(X < x), P(X = x) and P(X > x). Masses follow from each other by their ratio, outward from the mode, until what
 * remains can no longer change a sum; nothing underflows, whatever the odds.
 */
export function tailMasses(table: TwoByTwo, x: number, logOdds: number): TailMasses {
  const [low, high] = supportOf(table);
  const mode = modeOf(table, logOdds);
  const sums: TailMasses = { below: 0, at: 0, above: 0 };
  const add = (k: number, mass: number) => {
    sums[k < x ? 'below' : k === x ? 'at' : 'above'] += mass;
  };
  add(mode, 1);
  for (let k = mode + 1, mass = 1; k <= high; k += 1) {
    mass *= stepUp(table, k - 1) * Math.exp(logOdds);
    add(k, mass);
    if (mass === 0 || (k > x && mass < sums.above * negligible)) break;
  }
  for (let k = mode - 1, mass = 1; k >= low; k -= 1) {
    mass /= stepUp(table, k) * Math.exp(logOdds);
    add(k, mass);
    if (mass === 0 || (k < x && mass < sums.below * negligible)) break;
  }
  const total = sums.below + sums.at + sums.above;
  return { below: sums.below / total, at: sums.at / total, above: sums.above / total };
}

/** P(X = k + 1) / P(X = k) at odds 1. */
function stepUp({ marked, unmarked, drawn }: TwoByTwo, k: number): number {
  return ((marked - k) / (k + 1)) * ((drawn - k) / (unmarked - drawn + k + 1));
}

/** The first k from which the masses no longer rise, by halving. */
function modeOf(table: TwoByTwo, logOdds: number): number {
  let [low, high] = supportOf(table);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (Math.log(stepUp(table, middle)) + logOdds > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
