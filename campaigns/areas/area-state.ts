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

/** What the two questions answer, each on its own; both may hold. */
export type AreaSignals = { low: boolean; underReported: boolean };

/**
 * `qLow`: Benjamini–Hochberg q of the low test; `pBelow075`: chance that the ratio of the area is below 0.75. Where too
 * little is expected neither is given.
 */
export function areaSignals(expected: number, qLow: number | null, pBelow075: number | null): AreaSignals {
  const enough = expected >= leastExpected;
  return {
    low: enough && qLow !== null && qLow <= falseDiscoveries,
    underReported: enough && pBelow075 !== null && pBelow075 >= sureEnough,
  };
}

/** What may be said of an area in one name: of two signals the second is the main one. */
export function areaState(expected: number, qLow: number | null, pBelow075: number | null): AreaState {
  if (expected < leastExpected) return 'te weinig verwacht om iets te zeggen';
  const { low, underReported } = areaSignals(expected, qLow, pBelow075);
  if (underReported) return 'waarschijnlijk onderbelicht';
  return low ? 'laag' : 'niet opvallend';
}
