/** 1: a higher value raises the index; -1: a higher value lowers it. */
export type Direction = 1 | -1;

/** One indicator: a value per area in the order of the areas; `null` where nothing is known, never filled in. */
export type Layer = {
  name: string;
  values: readonly (number | null)[];
  /** Whole, 0 to 5; 0 does not count. */
  weight: number;
  direction?: Direction | undefined;
};

/** A layer whose values are scores that may be averaged with those of others. */
export type ScoredLayer = { name: string; weight: number; scores: (number | null)[] };

/** OECD/JRC 2008 step 2: past this many nobody oversees what an index says. */
export const mostLayers = 8;
export const mostWeight = 5;

export const weighing = <T extends { weight: number }>(layers: readonly T[]): T[] =>
  layers.filter(({ weight }) => weight > 0);
