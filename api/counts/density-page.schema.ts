import type { AreaDensity } from '#campaigns/areas/area-densities.ts';
import type { AreaSignals, AreaState } from '#campaigns/areas/area-state.ts';
import type { GammaPrior } from '#campaigns/areas/clayton-kaldor.ts';
import type { Overdispersion } from '#campaigns/areas/funnel.ts';
import type { MarshallPrior } from '#campaigns/areas/marshall.ts';
import type { Audience } from '#content/taxonomy/audiences.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import type { Surges } from './surge-page.schema.ts';

/** How reports are expected: by inhabitants, or by a model of inhabitants and what an area is like. */
export const densityModels = ['population', 'exposure'] as const;
export type DensityModel = (typeof densityModels)[number];

/** Where an area lies in the funnel: inside, past the 95 % or past the 99.8 % limits. */
export type FunnelPlace = 'inside' | 'past-95' | 'past-998';

type Interval = [low: number, high: number];

/** One municipality beside its expectation. Figures are null where an area has no inhabitants or nothing is expected. */
export type DensityArea = {
  code: string;
  name: string;
  kind: 'municipality';
  observed: number;
  population: number | null;
  /** Reports per 10,000 inhabitants per year with its exact 95 % interval; null before the period has begun. */
  rate: number | null;
  rateInterval: Interval | null;
  expected: number | null;
  /** Observed / expected, with its exact (Garwood) and its mid-P 95 % interval. */
  ratio: number | null;
  interval: Interval | null;
  midP: Interval | null;
  /** Shrunken rate per inhabitant per year, towards the province and towards the neighbourhood. */
  marshall: number | null;
  marshallLocal: number | null;
  /** What the count and all areas together say of the ratio. */
  posterior: AreaDensity['posterior'] | null;
  /** The low test, and the same corrected over the areas where enough is expected. */
  pLow: number | null;
  qLow: number | null;
  state: AreaState | null;
  signals: AreaSignals;
  funnel: FunnelPlace | null;
};

type Unbounded<T> = { [key in keyof T]: number | null };

export type DensityTable = {
  areas: DensityArea[];
  period: { from: string; to: string; months: number; years: number };
  phenomenon: Phenomenon | null;
  audience: Audience | null;
  expectation: Expectation;
  /** Of the whole province, also for who sees one region. */
  global: {
    marshall: MarshallPrior | null;
    gamma: { moments: Unbounded<GammaPrior>; ml: Unbounded<GammaPrior> };
    funnel: Overdispersion;
    moran: number | null;
  };
  /** Reports without a municipality or on water: shown, never part of an expectation. */
  elsewhere: { code: string; name: string; observed: number }[];
  total: number;
};

/** `used` is `population` where `exposure` was asked and the counts carry no such model. */
export type Expectation = {
  asked: DensityModel;
  used: DensityModel;
  /** Pearson's φ; 1 is chance alone. */
  phi: number | null;
  /** On the log scale; `error` is the standard error × √φ. */
  coefficients: { name: Covariate | 'intercept'; value: number; error: number }[];
};

export type Covariate = 'urbanity' | 'farms' | 'businesses';

/** Limits of the ratio at one expected number, from the lowest to the highest. */
export type FunnelLimits = {
  expected: number;
  low998: number;
  low95: number;
  high95: number;
  high998: number;
};

export type DensityPage = {
  kind: 'desk-density';
  density: DensityTable;
  funnel: FunnelLimits[];
  surges: Surges;
  /** Empty text where nothing was asked. */
  query: {
    from: string;
    to: string;
    phenomenon: string;
    audience: string;
    model: string;
    sort: string;
    area: string;
  };
  phenomena: readonly Phenomenon[];
  audiences: readonly Audience[];
};
