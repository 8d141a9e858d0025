export type ChartPoint = { value: number; limit: number; alarm: boolean };

/**
 * Exponentially weighted moving average of counts around an expected `mean` per period, with the exact limit of its
 * first periods: UCL = μ₀ + L √(μ₀ λ/(2−λ) (1 − (1−λ)^2t)); Roberts 1959, for Poisson counts Borror e.a. 1998.
 * For a province or region; single areas are too small for it.
 */
export function ewmaChart(counts: readonly number[], mean: number, lambda = 0.25, width = 3): ChartPoint[] {
  let value = mean;
  return counts.map((count, at) => {
    value = lambda * count + (1 - lambda) * value;
    const share = (lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * (at + 1)));
    const limit = mean + width * Math.sqrt(mean * share);
    return { value, limit, alarm: value > limit };
  });
}
