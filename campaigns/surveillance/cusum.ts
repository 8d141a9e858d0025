import type { ChartPoint } from './ewma.ts';

/** The reference value between a usual and a raised mean: (μ₁−μ₀) / (ln μ₁ − ln μ₀); Lucas 1985. */
export function cusumReference(usual: number, raised: number): number {
  if (!(usual > 0 && raised > usual)) throw new RangeError(`No raise from ${usual} to ${raised}.`);
  return (raised - usual) / Math.log(raised / usual);
}

/** Cumulative sum of counts above the reference value, never below 0; an alarm past `limit`. Lucas 1985. */
export function cusumChart(counts: readonly number[], reference: number, limit: number): ChartPoint[] {
  let value = 0;
  return counts.map((count) => {
    value = Math.max(0, value + count - reference);
    return { value, limit, alarm: value > limit };
  });
}
