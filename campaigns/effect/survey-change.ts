import { sumOf } from '#campaigns/areas/counted-area.ts';
import type { Interval } from '#campaigns/intervals/rate-ratio.ts';
import { type Share, shareDifference, wilson } from './share-difference.ts';

/** A survey wave: how many were asked, suspected something, and reported what they suspected. */
export type SurveyWave = {
  wave: 'before' | 'after';
  respondents: number;
  suspected: number;
  reported: number;
};

type MeasuredShare = Share & { interval: Interval };

export type SurveyChange =
  | { kind: 'no-waves' | 'one-wave' }
  /** Fewer than this many people with a suspicion in a wave: no share says anything. */
  | { kind: 'too-few'; least: number; before: Share; after: Share }
  | {
      kind: 'compared';
      before: MeasuredShare;
      after: MeasuredShare;
      /** Later less earlier share, −1…1. */
      difference: number;
      interval: Interval;
    };

const leastSuspected = 20;

/** Of those who suspected something, who reported it: before and after, all waves of a kind taken together. */
export function surveyChange(waves: readonly SurveyWave[]): SurveyChange {
  const [before, after] = (['before', 'after'] as const).map((which) => shareOf(waves, which)) as [
    Share | null,
    Share | null,
  ];
  if (before === null || after === null) return { kind: (before ?? after) ? 'one-wave' : 'no-waves' };
  if (Math.min(before.of, after.of) < leastSuspected)
    return { kind: 'too-few', least: leastSuspected, before, after };
  return {
    kind: 'compared',
    before: { ...before, interval: wilson(before) },
    after: { ...after, interval: wilson(after) },
    ...shareDifference(before, after),
  };
}

function shareOf(waves: readonly SurveyWave[], which: SurveyWave['wave']): Share | null {
  const held = waves.filter(({ wave }) => wave === which);
  if (held.length === 0) return null;
  return {
    count: sumOf(held.map(({ reported }) => reported)),
    of: sumOf(held.map(({ suspected }) => suspected)),
  };
}
