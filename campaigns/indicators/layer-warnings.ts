import { type ScoredLayer, weighing } from './layer.ts';

/** Above it two layers tell the same and count twice; below its negative they take each other away. */
export const mostCorrelation = 0.8;
/** More than this share of all weight in one layer makes the index that layer. */
export const mostShare = 0.5;
const fewestPairs = 3;

export type LayerWarning =
  | { kind: 'double-counting' | 'cancelling'; layers: [string, string]; correlation: number }
  | { kind: 'one-layer'; layers: [string]; share: number };

/** What a reader of the index must know about its layers: OECD/JRC 2008, steps 4 and 6. */
export function layerWarnings(layers: readonly ScoredLayer[]): LayerWarning[] {
  const counting = weighing(layers);
  return [...correlated(counting), ...dominant(counting)];
}

function correlated(layers: readonly ScoredLayer[]): LayerWarning[] {
  return layers.flatMap((one, at) =>
    layers.slice(at + 1).flatMap((other): LayerWarning[] => {
      const correlation = correlationOf(one.scores, other.scores);
      if (correlation === null || Math.abs(correlation) <= mostCorrelation) return [];
      const kind = correlation > 0 ? 'double-counting' : 'cancelling';
      return [{ kind, layers: [one.name, other.name], correlation }];
    }),
  );
}

function dominant(layers: readonly ScoredLayer[]): LayerWarning[] {
  const total = layers.reduce((sum, { weight }) => sum + weight, 0);
  return layers
    .filter(({ weight }) => weight > mostShare * total)
    .map(({ name, weight }) => ({ kind: 'one-layer', layers: [name], share: weight / total }));
}

/**
 * Pearson 1895, over the areas that both layers know, of the scores as they enter the index: of percentiles it is
 * Spearman's. `null` with fewer than three such areas, or when one of the two does not vary.
 */
export function correlationOf(
  one: readonly (number | null)[],
  other: readonly (number | null)[],
): number | null {
  const pairs = one.flatMap((x, at): [number, number][] => {
    const y = other[at] ?? null;
    return x === null || y === null ? [] : [[x, y]];
  });
  if (pairs.length < fewestPairs) return null;
  const [meanX, meanY] = [0, 1].map(
    (side) => pairs.reduce((sum, pair) => sum + (pair[side] as number), 0) / pairs.length,
  );
  const about = pairs.map(([x, y]) => [x - (meanX as number), y - (meanY as number)] as const);
  const [xx, yy, xy] = about.reduce(([xx, yy, xy], [x, y]) => [xx + x * x, yy + y * y, xy + x * y] as const, [
    0, 0, 0,
  ] as readonly [number, number, number]);
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}
