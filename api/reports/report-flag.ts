export const reportFlags = [
  'none',
  'trap',
  'too-fast',
  'too-old',
  'unverified-token',
  'worn-token',
  'busy-network',
  'canary',
] as const;
/**
 * Why a report deserves a second look. A flagged report is accepted, counted and delivered like any other; only a canary,
 * which is our own, is counted nowhere.
 */
export type ReportFlag = (typeof reportFlags)[number];
