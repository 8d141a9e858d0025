import type { CampaignOverlap } from '#campaigns/planning/campaign-overlaps.ts';
import type { CampaignPlan, FrozenDesign } from '#campaigns/planning/plan.schema.ts';
import type { CampaignNotes } from './campaign-notes.schema.ts';

export type CampaignPhaseCode = 'awaiting-approval' | 'scheduled' | 'live' | 'ended' | 'withdrawn';

/** A campaign in one line. Plan facts are those of the version that the public sees, or of the newest one. */
export type CampaignLine = {
  id: string;
  code: string;
  title: string;
  state: 'awaiting-approval' | 'approved' | 'withdrawn';
  phase: CampaignPhaseCode;
  /** Newest version, and the one that a second person approved. */
  version: number;
  approvedVersion: number | null;
  areas: string[];
  audience: CampaignPlan['audience'];
  kit: string;
  channels: CampaignPlan['channels'];
  design: CampaignPlan['design'];
  from: string;
  to: string | null;
  madeByName: string;
  madeOn: string;
};

export type CampaignVersion = {
  version: number;
  plan: CampaignPlan;
  frozen: FrozenDesign;
  /** SHA-256 of the canonical JSON of `{plan, frozen}`, hex. */
  sha256: string;
  madeByName: string;
  madeOn: string;
  approvedByName: string | null;
  approvedOn: string | null;
  /** Written down when what it measures had already begun: the verdict must say so. */
  laidDownLate: boolean;
};

/** Everything about one campaign; `plan`, `frozen` and `sha256` are those of the newest version. */
export type CampaignDetails = Pick<
  CampaignLine,
  'id' | 'code' | 'title' | 'state' | 'phase' | 'version' | 'approvedVersion'
> &
  Pick<CampaignVersion, 'plan' | 'frozen' | 'sha256'> & {
    /** What the newest version could show, in the words that staff see before launch. */
    foreseen: { sentence: string; doubling: string };
    /** Newest first. */
    versions: CampaignVersion[];
    withdrawal: { on: string; byName: string; reason: string } | null;
    effect: string;
  } & CampaignNotes;

/** `/campagnes`: what waits, what runs, and when. */
export type CampaignsPage = {
  kind: 'desk-campaigns';
  campaigns: CampaignLine[];
  overlaps: CampaignOverlap[];
  today: string;
  mayWrite: boolean;
};

/** Forms on the page of a campaign; the one that was refused is shown again with what was typed. */
export type CampaignStep = 'approval' | 'withdrawal' | 'confounder' | 'check' | 'outcome' | 'survey';

export type CampaignPage = {
  kind: 'desk-campaign';
  campaign: CampaignDetails;
  today: string;
  mayWrite: boolean;
  /** Whether who looks wrote the newest version: then somebody else must approve it. */
  ownWork: boolean;
  /** Reports that carried the code of this campaign. */
  codedReports: number;
  refused: {
    step: CampaignStep;
    /** A key under `problems` when the whole step cannot be taken. */
    notice: string | null;
    problems: { field: string; code: string; limit?: number }[];
    typed: Record<string, string[]>;
    /** Id of the check that an outcome belongs to. */
    check: string | null;
  } | null;
};
