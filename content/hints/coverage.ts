import type { Stretch } from './hint.ts';

/**
 * How many signs of a stretch lie within any of many others, in constant time each: comparing two lists pair by pair
 * would give a long text a lever to stall the page.
 */
export function coverage(text: string, stretches: readonly Stretch[]): (stretch: Stretch) => number {
  if (stretches.length === 0) return () => 0;
  const steps = new Int32Array(text.length + 1);
  for (const { from, to } of stretches) {
    steps[from] = (steps[from] ?? 0) + 1;
    steps[to] = (steps[to] ?? 0) - 1;
  }
  const coveredBefore = new Int32Array(text.length + 1);
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    open += steps[at] ?? 0;
    coveredBefore[at + 1] = (coveredBefore[at] ?? 0) + (open > 0 ? 1 : 0);
  }
  return ({ from, to }) => (coveredBefore[to] ?? 0) - (coveredBefore[from] ?? 0);
}
