import type { IsoWeek } from '#api/counts/week.ts';

/** A recall of a report that the hub has not confirmed, until a second person agrees. Goes with the content. */
export type RecallRequestsTable = {
  report_id: Uint8Array;
  asked_by: string;
  asked_role: string;
  asked_week: IsoWeek;
  sealed_reason: Uint8Array;
};

/** What staff pass on of a report in their own words; append-only. */
export type ForwardedTextsTable = {
  report_id: Uint8Array;
  /** A name of FORWARD_RECIPIENTS. */
  receiver: string;
  /** Counts from 1 per report and receiver. */
  version: number;
  by_role: string;
  week: IsoWeek;
  key_id: string;
  /** The age file for that receiver alone: not even the hub's key opens it. */
  sealed: Uint8Array;
};
