import type { CampaignOverlap } from '#campaigns/planning/campaign-overlaps.ts';
import type { CampaignPlan, FrozenDesign } from '#campaigns/planning/plan.schema.ts';

/** One fault of a posted form; `code` is a key under `problems.fields`. */
export type PlanProblem = { field: string; code: string; limit?: number };

/** Another plan beside this one, and what it could show. */
export type Alternative = Pick<FrozenDesign, 'smallestRatio' | 'powerForDoubling'> &
  (
    | { kind: 'longer'; months: number }
    | { kind: 'pool'; areas: string[] }
    | { kind: 'all-phenomena' }
    | { kind: 'longer-baseline'; from: string }
  );

/** What ended campaigns with this channel brought: reports that carried their code. */
export type ChannelRecord = {
  channel: CampaignPlan['channels'][number];
  campaigns: number;
  reports: number;
};

/** What a plan could show, before anything is stored. */
export type PlanPreview = {
  plan: CampaignPlan;
  frozen: FrozenDesign;
  sentence: string;
  doubling: string;
  /** Inhabitants of the campaign areas; null for waters alone. */
  population: number | null;
  /** Only what would show more than the plan itself. */
  alternatives: Alternative[];
  channels: ChannelRecord[];
  /** With campaigns that run in the same areas on the same days, by title. */
  overlaps: (Omit<CampaignOverlap, 'one' | 'other'> & { title: string })[];
};

export type CampaignFormPage = {
  kind: 'desk-campaign-new';
  /** Path that the form posts to. */
  action: string;
  /** The campaign that gets a next version; null for a new one. */
  campaign: { id: string; code: string; title: string; version: number } | null;
  /** What was typed, or what is proposed: every field a list of texts. */
  typed: Record<string, string[]>;
  problems: PlanProblem[];
  /** Day whose areas are offered. */
  today: string;
  /** Codes that this member may choose; null: all. */
  ownAreas: string[] | null;
  lots: { id: string; madeOn: string; reason: string; drawn: string[] }[];
  preview: PlanPreview | null;
};
