import {
  gammaDraw,
  poissonDraw,
  type RandomSource,
  seededRandom,
} from '#campaigns/distributions/seeded-random.ts';
import type { Measured, MeasuredArea } from './measured-areas.ts';

/** What is true in a province of 44 equal areas whose rates differ as a gamma distribution with shape 4. */
export type Truth = {
  /** Reports per area in a window, on average. */
  mean: number;
  /** What the campaign multiplies the rates by, and what the whole province does meanwhile. */
  ratio: number;
  trend: number;
  campaigns: number;
  /** By lot among the ten lowest of the selection window, or its lowest themselves. */
  drawn: boolean;
  /** Variance of what shakes each area's rate in each window by itself. */
  shaken: number;
};

/** Three windows of a year each; the areas of the campaign are chosen for being low in the first of them. */
export function inventedWorld(seed: number, truth: Truth): Measured {
  const random = seededRandom(seed);
  const rates = Array.from({ length: 44 }, () => (gammaDraw(random, 4) / 4) * truth.mean);
  const window = (factor: (at: number) => number) =>
    rates.map((rate, at) => poissonDraw(random, rate * factor(at) * shake(random, truth.shaken)));
  const [selection, baseline] = [window(() => 1), window(() => 1)];
  const lowest = [...rates.keys()].sort(
    (one, other) => (selection[one] as number) - (selection[other] as number),
  );
  const eligible = lowest.slice(0, truth.drawn ? 10 : truth.campaigns);
  const chosen = new Set(shuffled(eligible, random).slice(0, truth.campaigns));
  const outcome = window((at) => truth.trend * (chosen.has(at) ? truth.ratio : 1));
  const all = rates.map((_, at) => ({
    ...{ code: `A${at}`, population: 1000 },
    ...{
      selection: selection[at] as number,
      baseline: baseline[at] as number,
      outcome: outcome[at] as number,
    },
  }));
  const rest = all.filter((_, at) => !chosen.has(at));
  return {
    ...{ all, untouched: rest, weeks: { selection: 52, baseline: 52, outcome: 52 } },
    treated: all.filter((_, at) => chosen.has(at)),
    controls: truth.drawn
      ? eligible.filter((at) => !chosen.has(at)).map((at) => all[at] as MeasuredArea)
      : rest,
  };
}

const shake = (random: RandomSource, variance: number) =>
  variance === 0 ? 1 : gammaDraw(random, 1 / variance) * variance;

function shuffled(places: readonly number[], random: RandomSource): number[] {
  const left = [...places];
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [left[at], left[other]] = [left[other] as number, left[at] as number];
  }
  return left;
}
