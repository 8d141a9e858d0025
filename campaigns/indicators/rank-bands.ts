import type { RandomSource } from '#campaigns/distributions/seeded-random.ts';
import { type ScoredLayer, weighing } from './layer.ts';
import { rankSlots } from './ranks.ts';

export const weightings = 10_000;
/** The year of the handbook; fixed, so that anyone gets the same bands. */
export const bandSeed = 2008;
export const topPlaces = 10;

export type RankBand = {
  /** The 5 % and 95 % quantiles of the rank (1 = highest index); `null` without an index. */
  rankLow: number | null;
  rankHigh: number | null;
  /** Share of the weightings in which the area is among the ten highest. */
  topShare: number | null;
};

/**
 * How the rank of each area moves when nobody agrees on the weights: every draw gives the counting layers weights that
 * are uniform over all that sum to 1 (Dirichlet(1), by exponentials: Devroye 1986, XI.4), shared out again where a
 * layer is missing. Quantiles are ranks that occurred (Hyndman & Fan 1996, type 1). OECD/JRC 2008, step 7.
 */
export function rankBands(
  layers: readonly ScoredLayer[],
  random: RandomSource,
  draws = weightings,
): RankBand[] {
  const counting = weighing(layers);
  const areas = layers[0]?.scores.length ?? 0;
  const known = Array.from({ length: areas }, (_, at) => at).filter((at) =>
    counting.some(({ scores }) => scores[at] !== null),
  );
  const table = known.map((at) => counting.map(({ scores }) => scores[at] ?? null));
  const slots = slotCounts(table, counting.length, random, draws);
  const bands = new Map(known.map((at, place) => [at, bandOf(slots[place] as Uint32Array, draws)]));
  return Array.from({ length: areas }, (_, at) => bands.get(at) ?? unranked);
}

const unranked: RankBand = { rankLow: null, rankHigh: null, topShare: null };

/** Far below any weight that matters; keeps a draw of exactly 0 from dividing by it. */
const smallest = 2 ** -60;

/** Per area, how often each rank (counted in halves) occurred. */
function slotCounts(table: (number | null)[][], layers: number, random: RandomSource, draws: number) {
  const counts = table.map(() => new Uint32Array(2 * table.length + 1));
  const scores = new Float64Array(table.length);
  for (let draw = 0; draw < draws; draw += 1) {
    const weights = Array.from({ length: layers }, () => smallest - Math.log(1 - random()));
    for (const [place, row] of table.entries()) scores[place] = weightedMean(row, weights);
    const slots = rankSlots(scores);
    for (const [place, count] of counts.entries()) {
      const slot = slots[place] as number;
      count[slot] = (count[slot] as number) + 1;
    }
  }
  return counts;
}

function weightedMean(row: readonly (number | null)[], weights: readonly number[]): number {
  let [sum, total] = [0, 0];
  for (let layer = 0; layer < row.length; layer += 1) {
    const score = row[layer];
    if (score === null || score === undefined) continue;
    sum += (weights[layer] as number) * score;
    total += weights[layer] as number;
  }
  return sum / total;
}

function bandOf(counts: Uint32Array, draws: number): RankBand {
  const inTop = counts.subarray(0, 2 * topPlaces + 1).reduce((sum, count) => sum + count, 0);
  return { rankLow: rankAt(0.05), rankHigh: rankAt(0.95), topShare: inTop / draws };

  function rankAt(chance: number): number {
    let seen = 0;
    const slot = counts.findIndex((count) => {
      seen += count;
      return seen >= chance * draws;
    });
    return slot / 2;
  }
}
