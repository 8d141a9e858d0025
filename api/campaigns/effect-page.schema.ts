import type { RefusedCheck } from '#campaigns/effect/cross-checks.ts';
import type { SeriesMonth } from '#campaigns/effect/effect-series.ts';
import type { Note } from '#campaigns/effect/evaluation-notes.ts';
import type { Exclusion } from '#campaigns/effect/matched-controls.ts';
import type { Method } from '#campaigns/effect/method.ts';
import type { FollowedShare } from '#campaigns/effect/second-outcome.ts';
import type { SurveyChange } from '#campaigns/effect/survey-change.ts';
import type { Verdict } from '#campaigns/effect/verdict.ts';
import type { CampaignPlan } from '#campaigns/planning/plan.schema.ts';
import type { CampaignNotes, Confounder, PlannedCheck } from './campaign-notes.schema.ts';

/** 95 %; an upper bound that does not exist is null. */
export type OpenInterval = [low: number, high: number | null];

/**
 * ISO weeks, both included, with their first Monday and last Sunday (ISO days), how many of them are over and the
 * reports of the campaign areas in these.
 */
export type CountedWindow = {
  from: string;
  to: string;
  firstDay: string;
  lastDay: string;
  weeks: number;
  reports: number;
};

export type NamedArea = { code: string; name: string };

export type EffectEstimate = {
  method: Method;
  /** Null when the divisor is 0. */
  ratio: number | null;
  interval: OpenInterval;
  /** Two-sided; null where a method has none. */
  p: number | null;
};

/** One other method on the same counts, never with a verdict: an estimate, or why there is none. */
export type CrossCheckAnswer = { method: Method } & (
  | ({ refused: null; halvesAdded: boolean } & EffectEstimate)
  | { refused: RefusedCheck; ratio: null; interval: null; p: null }
);

export type SecondAnswer = {
  kind: CampaignPlan['secondOutcome'];
  final: boolean;
  lookAgainOn: string | null;
  verdict: Verdict | null;
  sentence: string | null;
  ratio: number | null;
  interval: OpenInterval | null;
  observed: number | null;
  expected: number | null;
  followedUp: { before: FollowedShare; after: FollowedShare };
};

/** Campaigns whose outcome windows overlap, judged together (Benjamini & Hochberg 1995). */
export type TogetherAnswer = { campaigns: number; q: number; holds: boolean };

/** `GET /api/v1/campaigns/{id}/effect`. */
export type EffectAnswer = {
  campaign: { id: string; code: string; title: string };
  /** The version of the plan that is judged, its SHA-256 over plan and frozen design, and who approved it. */
  version: number;
  /** How many versions were written down, also those that nobody approved. */
  versions: number;
  sha256: string;
  approvedByName: string | null;
  approvedOn: string | null;
  /** Then there is no verdict, not even too early. */
  withdrawn: boolean;
  /** This version was written down when what it measures had already begun. */
  laidDownLate: boolean;
  design: CampaignPlan['design'];
  drawnByLot: boolean;
  asOf: string;
  /** Last week whose reports are counted, and its Sunday. */
  dataUntil: string;
  dataUntilDay: string;
  final: boolean;
  lookAgainOn: string | null;
  /** Null exactly when withdrawn. */
  verdict: Verdict | null;
  sentence: string;
  /** From here until `phi`: null before the final look, but for what was counted so far. */
  method: Method | null;
  ratio: number | null;
  interval: OpenInterval | null;
  observed: number;
  expected: number | null;
  /** Size of the negative binomial in which a count without campaign would fall; null is Poisson. */
  expectedSize: number | null;
  p: number | null;
  phi: number | null;
  relevantRatio: number;
  /** Frozen before launch: reports expected in the whole outcome window without a campaign. */
  expectedAtStart: number;
  /** Frozen before launch: the smallest ratio that could be seen (null: none), the chance that a doubling would be. */
  smallestRatio: number | null;
  powerForDoubling: number;
  from: string;
  to: string | null;
  phenomena: CampaignPlan['phenomena'];
  windows: {
    selection: Omit<CountedWindow, 'reports'> | null;
    baseline: CountedWindow;
    outcome: CountedWindow & { weeksInAll: number };
  };
  areas: NamedArea[];
  controls: { areas: NamedArea[]; before: number | null; after: number | null };
  excluded: (NamedArea & { why: Exclusion })[];
  crossChecks: CrossCheckAnswer[];
  notes: Note[];
  together: TogetherAnswer | null;
  series: SeriesMonth[];
  second: SecondAnswer;
  surveys: { change: SurveyChange; waves: CampaignNotes['surveys'] };
  checks: (PlannedCheck & { areaName: string })[];
  confounders: Confounder[];
};

export type EffectPage = { kind: 'desk-campaign-effect'; effect: EffectAnswer };
