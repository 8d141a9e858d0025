import { poissonAtMost } from '#campaigns/distributions/poisson.ts';
import { garwood } from '#campaigns/intervals/garwood.ts';
import { poissonMidP } from '#campaigns/intervals/poisson-mid-p.ts';
import { type AreaState, areaState, leastExpected } from './area-state.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import {
  type GammaPrior,
  gammaPriorByLikelihood,
  gammaPriorByMoments,
  overallRatio,
} from './clayton-kaldor.ts';
import { type CountedArea, personYears } from './counted-area.ts';
import { expectedReports } from './expected-reports.ts';
import { funnelOverdispersion, type Overdispersion } from './funnel.ts';
import { type MarshallPrior, marshallEstimate, marshallLocalEstimates, marshallPrior } from './marshall.ts';
import { moranI } from './moran.ts';
import { type Posterior, posteriorRatio } from './posterior.ts';

type OpenInterval = [low: number | null, high: number | null];

export type AreaDensity = {
  code: string;
  /** Reports per 10,000 inhabitants per year. */
  rate: number;
  expected: number;
  /** Observed / expected; null where nothing is expected. */
  ratio: number | null;
  garwood: OpenInterval;
  midP: OpenInterval;
  /** Per inhabitant per year. */
  marshall: number;
  /** Per inhabitant per year; of an island: the global estimate. */
  marshallLocal: number;
  posterior: Posterior;
  pLow: number;
  qLow: number | null;
  state: AreaState;
};

export type AreaDensities = {
  areas: AreaDensity[];
  global: {
    marshall: MarshallPrior;
    gamma: { moments: Unbounded<GammaPrior>; ml: Unbounded<GammaPrior> };
    funnel: Overdispersion;
    moran: number | null;
  };
  /** Codes of the areas without neighbours, whose local estimate is the global one. */
  islands: string[];
};
type Unbounded<T> = { [key in keyof T]: number | null };

/** Everything that the counts of areas say in one window, each figure by the formula of its own file. */
export function areaDensities(areas: readonly CountedArea[], leaveOneOut = false): AreaDensities {
  const expected = expectedReports(areas, leaveOneOut);
  const counts = areas.map(({ observed }, at) => ({ observed, expected: expected[at] as number }));
  const [moments, ml] = [gammaPriorByMoments(counts), gammaPriorByLikelihood(counts)];
  const marshall = marshallPrior(areas);
  const local = marshallLocalEstimates(areas);
  const overall = overallRatio(counts);
  const qLow = lowTestQ(counts);
  const figures = areas.map((area, at): AreaDensity => {
    const count = counts[at] as (typeof counts)[number];
    const shrunken = marshallEstimate(marshall, area);
    const posterior = posteriorRatio(count, moments, overall);
    const q = qLow[at] as number | null;
    return {
      code: area.code,
      rate: (1e4 * area.observed) / personYears(area),
      ...ratioOf(count),
      ...{ marshall: shrunken, marshallLocal: local[at] ?? shrunken, posterior },
      ...{ pLow: poissonAtMost(count.observed, count.expected), qLow: q },
      state: areaState(count.expected, q, posterior.pBelow075),
    };
  });
  const gamma = { moments: moments ?? unbounded, ml: ml ?? unbounded };
  const global = {
    marshall,
    gamma,
    funnel: funnelOverdispersion(counts),
    moran: moranOfRatios(areas, counts),
  };
  return {
    areas: figures,
    global,
    islands: areas.filter((_, at) => local[at] === null).map(({ code }) => code),
  };
}

const unbounded = { nu: null, alpha: null };

function ratioOf({ observed, expected }: { observed: number; expected: number }) {
  const divided = (bounds: [number, number]) =>
    bounds.map((bound) => (expected > 0 ? bound / expected : bound === 0 ? 0 : null)) as OpenInterval;
  return {
    expected,
    ratio: expected > 0 ? observed / expected : null,
    garwood: divided(garwood(observed)),
    midP: divided(poissonMidP(observed)),
  };
}

/** Corrected over the areas where enough is expected to say anything; null elsewhere. */
function lowTestQ(counts: readonly { observed: number; expected: number }[]): (number | null)[] {
  const tested = counts.flatMap(({ expected }, at) => (expected >= leastExpected ? [at] : []));
  const q = benjaminiHochberg(
    tested.map((at) => {
      const { observed, expected } = counts[at] as (typeof counts)[number];
      return poissonAtMost(observed, expected);
    }),
  );
  const byPlace = new Map(tested.map((at, rank) => [at, q[rank] as number]));
  return counts.map((_, at) => byPlace.get(at) ?? null);
}

/** Null as soon as one area has no ratio. */
function moranOfRatios(
  areas: readonly CountedArea[],
  counts: { observed: number; expected: number }[],
): number | null {
  if (counts.some(({ expected }) => expected === 0)) return null;
  const places = new Map(areas.map(({ code }, at) => [code, at]));
  return moranI(
    counts.map(({ observed, expected }) => observed / expected),
    areas.map(({ neighbours = [] }) => neighbours.map((code) => places.get(code) as number)),
  );
}
