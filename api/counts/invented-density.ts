import type { DensityArea, DensityTable } from './density-page.schema.ts';

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

/** A table for tests, with one water beside its areas. */
export function inventedTable(areas: DensityArea[]): DensityTable {
  const unbounded = { nu: null, alpha: null };
  return {
    areas,
    period: { from: '2026-01', to: '2026-10', months: 10, years: 0.8 },
    ...{ phenomenon: null, audience: null },
    expectation: { asked: 'population', used: 'population', phi: null, coefficients: [] },
    global: {
      marshall: { a: 0, b: 0.001 },
      gamma: { moments: unbounded, ml: unbounded },
      funnel: { phi: 1, tau2: 0 },
      moran: null,
    },
    elsewhere: [{ code: 'WATER-X', name: 'Verzonnen water', observed: 3 }],
    total: 3 + areas.reduce((sum, { observed }) => sum + observed, 0),
  };
}
