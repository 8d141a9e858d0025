import type { DensityArea } from '#api/counts/density-page.schema.ts';

/** A municipality for tests: as many reports as expected, and nothing to say about it. */
export function inventedArea(changes: Partial<DensityArea> = {}): DensityArea {
  return {
    ...{ code: 'GM0000', name: 'Verzonnen dorp', kind: 'municipality', observed: 10, population: 10_000 },
    ...{ rate: 10, rateInterval: [5, 18], expected: 10, ratio: 1, interval: [0.5, 1.8], midP: [0.5, 1.8] },
    ...{ marshall: 0.001, marshallLocal: 0.001, pLow: 0.6, qLow: 0.9 },
    posterior: { shape: 12, rate: 12, mean: 1, lo: 0.5, hi: 1.7, pBelow075: 0.2 },
    state: 'niet opvallend',
    signals: { low: false, underReported: false },
    funnel: 'inside',
    ...changes,
  };
}
