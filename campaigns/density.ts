import { leastExpected } from './areas/area-state.ts';
import { garwood } from './intervals/garwood.ts';

export type ObservedArea = { code: string; observed: number; population: number | null };

export type Density = {
  code: string;
  rate: number | null;
  rateInterval: [number, number] | null;
  expected: number | null;
  ratio: number | null;
  interval: [number, number] | null;
  state: 'too-little-expected' | 'fewer' | 'more' | 'not-remarkable' | null;
};

/**
 * What the counts of areas say. `rate`: reports per 10,000 inhabitants per year. `expected`: the area's share by
 * inhabitants of all reports (indirect standardisation), so that Σ expected = Σ observed over the areas with a
 * population. `ratio`: observed / expected. Both intervals: exact 95 % (Garwood 1936).
 * An area without a population has no figures and no share; `years` = 0 gives no rates.
 */
export function densityOf(areas: readonly ObservedArea[], years: number): Density[] {
  const counted = areas.filter(({ population }) => population !== null && population > 0);
  const observed = sumOf(counted.map((area) => area.observed));
  const population = sumOf(counted.map((area) => area.population ?? 0));
  return areas.map((area) => (area.population ? figuresOf(area, area.population) : withoutFigures(area)));

  function figuresOf(area: ObservedArea, inhabitants: number): Density {
    const expected = (observed * inhabitants) / population;
    const bounds = garwood(area.observed);
    const exposure = years > 0 ? (inhabitants / 10_000) * years : null;
    const interval = expected > 0 ? scaled(bounds, expected) : null;
    return {
      code: area.code,
      rate: exposure === null ? null : area.observed / exposure,
      rateInterval: exposure === null ? null : scaled(bounds, exposure),
      expected,
      ratio: expected > 0 ? area.observed / expected : null,
      interval,
      state: stateOf(expected, interval),
    };
  }
}

function stateOf(expected: number, interval: [number, number] | null): Density['state'] {
  if (interval === null || expected < leastExpected) return 'too-little-expected';
  if (interval[1] < 1) return 'fewer';
  return interval[0] > 1 ? 'more' : 'not-remarkable';
}

function withoutFigures({ code }: ObservedArea): Density {
  const none = { rate: null, rateInterval: null, expected: null, ratio: null, interval: null, state: null };
  return { code, ...none };
}

const scaled = ([low, high]: [number, number], by: number): [number, number] => [low / by, high / by];
const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);
