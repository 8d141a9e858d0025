/** Below this many expected reports, even none at all is no surprise (one-sided 5 %: e^-3 = 0.0498). */
export const leastExpected = 3;
const falseDiscoveries = 0.1;
const sureEnough = 0.8;

export const areaStates = [
  'te weinig verwacht om iets te zeggen',
  'waarschijnlijk onderbelicht',
  'laag',
  'niet opvallend',
] as const;
export type AreaState = (typeof areaStates)[number];

/**
 * What may be said of an area. `qLow`: Benjamini–Hochberg q of the low test; `pBelow075`: chance that its ratio is below
 * 0.75. Both signals may hold; the second is the main one and names the state.
 */
export function areaState(expected: number, qLow: number | null, pBelow075: number | null): AreaState {
  if (expected < leastExpected) return 'te weinig verwacht om iets te zeggen';
  if (pBelow075 !== null && pBelow075 >= sureEnough) return 'waarschijnlijk onderbelicht';
  return qLow !== null && qLow <= falseDiscoveries ? 'laag' : 'niet opvallend';
}
