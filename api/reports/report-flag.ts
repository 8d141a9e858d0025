export const reportFlags = [
  'none',
  'trap',
  'too-fast',
  'too-old',
  'unverified-token',
  'worn-token',
  'busy-network',
  'canary',
  'watch',
] as const;
/**
 * Why a report deserves a second look. A flagged report is accepted, counted and delivered like any other; only a canary
 * and the report of the watch, which are our own, are counted nowhere, and the hub never sees the second.
 */
export type ReportFlag = (typeof reportFlags)[number];
