/** A campaign; what it is to do stands in its versions. Days are ISO days of staff work, never of reports. */
export type CampaignsTable = {
  id: string;
  /** Public code of `/c/<code>`; never given to another campaign. */
  code: string;
  /** `approved` once a version has been approved, also while a newer one waits; whether it is live follows from its days. */
  state: 'awaiting-approval' | 'approved' | 'withdrawn';
  /** Newest version. */
  version: number;
  /** Version that the public sees; null until a second person has approved one. */
  approved_version: number | null;
  made_on: string;
  withdrawn_on: string | null;
  withdrawn_by_name: string | null;
  withdrawn_reason: string | null;
};

/** One version with its plan and frozen design (JSON of `plan.schema.ts`); never changed. */
export type CampaignVersionsTable = {
  campaign_id: string;
  version: number;
  plan: string;
  frozen: string;
  /** SHA-256 of plan and frozen design, hex. */
  sha256: string;
  /** Staff token and name of who wrote it. */
  made_by: string;
  made_by_name: string;
  made_on: string;
  approved_by: string | null;
  approved_by_name: string | null;
  approved_on: string | null;
};

/** Events that could explain a change in reports: news, police action, another campaign, a change of channel. */
export type CampaignConfoundersTable = {
  id: string;
  campaign_id: string;
  kind: 'news' | 'police-action' | 'other-campaign' | 'channel-change' | 'other';
  from_day: string;
  to_day: string;
  note: string;
  by_name: string;
  made_on: string;
};

/** Planned checks of the campaign (barns, halls, harbours) per area, without addresses. */
export type CampaignChecksTable = {
  id: string;
  campaign_id: string;
  area_code: string;
  kind: 'barn' | 'business-park' | 'harbour' | 'rental' | 'water' | 'other';
  planned_week: string;
  /** How many places were visited, and at how many something was found; null until done. */
  visited: number | null;
  found: number | null;
  by_name: string;
};

/** Figures of a survey wave, typed in by staff: how many were asked, suspected, and reported what they suspected. */
export type CampaignSurveysTable = {
  id: string;
  campaign_id: string;
  wave: 'before' | 'after';
  held_on: string;
  respondents: number;
  suspected: number;
  reported: number;
  source: string;
  by_name: string;
};

/** A draw by lot: seed and eligible list are stored before it is drawn. */
export type CampaignLotsTable = {
  id: string;
  seed: number;
  /** JSON lists of area codes. */
  eligible: string;
  places: number;
  drawn: string | null;
  reason: string;
  by_name: string;
  made_on: string;
};
