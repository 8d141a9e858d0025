import type { AreaDensity } from '#campaigns/areas/area-densities.ts';
import { areaSignals } from '#campaigns/areas/area-state.ts';
import { garwood } from '#campaigns/intervals/garwood.ts';
import type { Area } from '#content/areas/area-sets.ts';
import { funnelPlace } from './density-funnel.ts';
import type { DensityArea } from './density-page.schema.ts';

/** `years` = 0: the period has not begun, and there are no rates. `tau2`: overdispersion of the funnel. */
type Figures = { density: AreaDensity; years: number; tau2: number };

/** One municipality as the desk shows it, from the figures that the arithmetic gives. */
export function densityArea(
  { code, name, figures: { population } }: Area,
  observed: number,
  { density, years, tau2 }: Figures,
): DensityArea {
  const { rate, expected, ratio, marshall, marshallLocal, posterior, pLow, qLow, state } = density;
  const begun = years > 0;
  const exposure = ((population?.value ?? 0) / 1e4) * years;
  const [low, high] = garwood(observed);
  return {
    ...{ code, name, kind: 'municipality', observed, population: population?.value ?? null },
    rate: begun ? rate : null,
    rateInterval: begun ? [low / exposure, high / exposure] : null,
    ...{ expected, ratio },
    interval: closed(density.garwood),
    midP: closed(density.midP),
    marshall: begun ? marshall : null,
    marshallLocal: begun ? marshallLocal : null,
    posterior: posterior.mean === null ? null : posterior,
    ...{ pLow, qLow, state },
    signals: areaSignals(expected, qLow, posterior.pBelow075),
    funnel: expected > 0 ? funnelPlace(observed, expected, tau2) : null,
  };
}

/** Without inhabitants there is nothing to compare with. */
export function withoutFigures({ code, name, figures }: Area, observed: number): DensityArea {
  const rates = { rate: null, rateInterval: null, marshall: null, marshallLocal: null };
  const ratios = { expected: null, ratio: null, interval: null, midP: null, posterior: null };
  const tests = { pLow: null, qLow: null, state: null, funnel: null };
  return {
    ...{ code, name, kind: 'municipality', observed, population: figures.population?.value ?? null },
    ...{ ...rates, ...ratios, ...tests, signals: { low: false, underReported: false } },
  };
}

/** An interval of a ratio whose divisor is 0 has no end: none is shown. */
function closed([low, high]: AreaDensity['garwood']): DensityArea['interval'] {
  return low === null || high === null ? null : [low, high];
}
