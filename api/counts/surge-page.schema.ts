import type { IsoWeek } from './week.ts';

/** One chart of a weekly series at its last whole week. */
export type SurgeChart = { value: number; limit: number; alarm: boolean };

export type SeriesSurge = {
  level: 'province' | 'region';
  code: string;
  name: string;
  /** Reports in the last four whole weeks, and how many a usual four weeks have. */
  observed: number;
  expected: number | null;
  /** Null where the series is too short for it. */
  ewma: SurgeChart | null;
  cusum: SurgeChart | null;
  farrington: SurgeChart | null;
  alarm: boolean;
};

export type AreaSurge = {
  code: string;
  name: string;
  observed: number;
  expected: number;
  /** Chance of so many or more, and the same corrected over all areas. */
  p: number;
  q: number;
  alarm: boolean;
};

/** Whether more came in than usual. A week that still runs is not judged. */
export type Surges = {
  weeks: { from: IsoWeek; to: IsoWeek };
  /** Whole weeks before these four; with fewer than `leastWeeks` nothing is judged. */
  baselineWeeks: number;
  leastWeeks: number;
  series: SeriesSurge[];
  areas: AreaSurge[];
};
