import { type ScoredLayer, weighing } from './layer.ts';
import { ranksOf } from './ranks.ts';
import { stackedIndex } from './stacked-index.ts';

/** The ranks of all areas (1 = highest) when one counting layer is left out. */
export type WithoutLayer = { without: string; ranks: (number | null)[] };

/** OECD/JRC 2008, step 7: an index that hangs on one layer is that layer. */
export function leaveOneOut(layers: readonly ScoredLayer[]): WithoutLayer[] {
  const counting = weighing(layers);
  return counting.map(({ name }) => {
    const indices = stackedIndex(counting.filter((layer) => layer.name !== name));
    const ranks = ranksOf(indices.map(({ index }) => index));
    // The last layer leaves nothing to rank, for as many areas as there were.
    return {
      without: name,
      ranks: counting.length > 1 ? ranks : (counting[0]?.scores ?? []).map(() => null),
    };
  });
}
