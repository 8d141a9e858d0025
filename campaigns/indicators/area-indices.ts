import type { RandomSource } from '#campaigns/distributions/seeded-random.ts';
import { type Layer, type ScoredLayer, weighing } from './layer.ts';
import { type LayerWarning, layerWarnings } from './layer-warnings.ts';
import { leaveOneOut, type WithoutLayer } from './leave-one-out.ts';
import { type Normalisation, normalised, turned } from './normalise.ts';
import { type RankBand, rankBands } from './rank-bands.ts';
import { ranksOf } from './ranks.ts';
import { type StackedIndex, stackedIndex } from './stacked-index.ts';

export type IndexedArea = { code: string } & StackedIndex &
  RankBand & {
    /** With the weights as they are; 1 = highest index, equal indices share their middle rank. */
    rank: number | null;
  };

export type AreaIndices = {
  areas: IndexedArea[];
  leaveOneOut: WithoutLayer[];
  warnings: LayerWarning[];
  /** Layers that count at all. */
  layersTotal: number;
};

export type IndexQuestion = {
  areas: readonly string[];
  layers: readonly Layer[];
  normalise: Normalisation;
  /** log1p before normalising: changes no percentile, but tames a far value in the other two. */
  log?: boolean | undefined;
};

/** Everything that stacked indicators say about areas; each figure by the formula of its own file. */
export function areaIndices(question: IndexQuestion, random: RandomSource): AreaIndices {
  const layers = question.layers.map((layer) => scoredLayer(layer, question));
  const indices = stackedIndex(layers);
  const bands = rankBands(layers, random);
  const ranks = ranksOf(indices.map(({ index }) => index));
  return {
    areas: question.areas.map((code, at) => ({
      code,
      ...(indices[at] ?? { index: null, layersUsed: 0, contributions: {} }),
      ...(bands[at] ?? { rankLow: null, rankHigh: null, topShare: null }),
      rank: ranks[at] ?? null,
    })),
    leaveOneOut: leaveOneOut(layers),
    warnings: layerWarnings(layers),
    layersTotal: weighing(layers).length,
  };
}

function scoredLayer({ name, weight, values, direction = 1 }: Layer, question: IndexQuestion): ScoredLayer {
  const scores = normalised(values, question.normalise, question.log);
  return {
    name,
    weight,
    scores: direction === 1 ? scores : scores.map((score) => turned(score, question.normalise)),
  };
}
