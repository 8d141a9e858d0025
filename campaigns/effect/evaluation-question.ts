import type { CampaignPlan, FrozenDesign } from '#campaigns/planning/plan.schema.ts';

export type EvaluatedArea = {
  code: string;
  /** Inhabitants; null for waters, whose reports no number of inhabitants can foretell. */
  population: number | null;
  /** Reports per week, in the order of `weeks`. */
  counts: readonly number[];
};

/** Everything that the evaluation of one version of a campaign rests on. */
export type EvaluationQuestion = {
  plan: Pick<CampaignPlan, 'areas' | 'design' | 'from'>;
  frozen: FrozenDesign;
  version: number;
  /** A second person let it go live; without that nothing ran, and nothing is measured. */
  approved: boolean;
  /** ISO day on which staff withdrew the campaign; without it left alone. */
  withdrawnOn: string | null;
  /** Written down when what it measures had already begun. */
  laidDownLate: boolean;
  /** Whole weeks until today without a gap, oldest first, each with its Thursday (ISO day). */
  weeks: readonly { week: string; thursday: string }[];
  /** All areas of the province, those of the campaign among them, under the codes that plan and frozen design use. */
  areas: readonly EvaluatedArea[];
  /** Areas among which the lot was drawn; null when it was not. */
  eligible: readonly string[] | null;
  /** Last day (Sunday) and number of weeks of the outcome window, over or not. */
  outcomeEndsOn: string;
  outcomeWeeks: number;
  /** Day of the look. */
  asOf: string;
};

export type WeekWindow = { from: string; to: string };

export const inWindow = ({ from, to }: WeekWindow, week: string) => from <= week && week <= to;
