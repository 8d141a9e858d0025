import { type ScoredLayer, weighing } from './layer.ts';

export type StackedIndex = {
  /** `null` for an area about which no counting layer knows anything. */
  index: number | null;
  /** Layers with weight that know this area; the index says nothing about the others. */
  layersUsed: number;
  /** Per layer that knows this area, in the order of the layers; they sum to the index exactly, in any order. */
  contributions: Record<string, number>;
};

/**
 * Weighted mean of the scores per area, its weights shared out again among the layers that are present: nothing is
 * filled in (OECD/JRC 2008, steps 3 and 6). Contribution of layer k: w·x / Σw.
 */
export function stackedIndex(layers: readonly ScoredLayer[]): StackedIndex[] {
  const [first] = layers;
  return (first?.scores ?? []).map((_score, at) => {
    const present = layers.filter(({ scores }) => scores[at] !== null);
    const total = present.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return { index: null, layersUsed: 0, contributions: {} };
    const parts = exactlyAdding(
      present.map(({ weight, scores }) => (weight * (scores[at] as number)) / total),
    );
    return {
      index: parts.reduce((sum, part) => sum + part, 0),
      layersUsed: weighing(present).length,
      contributions: Object.fromEntries(present.map(({ name }, place) => [name, parts[place] as number])),
    };
  });
}

/**
 * Each part as a multiple of one power of two, chosen so that every sum of them fits in the 53 bits of a double. It moves
 * a part by at most one last digit of the largest, and makes the parts add up exactly however somebody adds them.
 */
function exactlyAdding(parts: readonly number[]): number[] {
  const size = parts.reduce((sum, part) => sum + Math.abs(part), 0);
  const grid = 2 ** (52 - Math.max(-60, Math.ceil(Math.log2(size))));
  return parts.map((part) => Math.round(part * grid) / grid);
}
