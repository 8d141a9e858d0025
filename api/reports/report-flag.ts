export const reportFlags = ['none', 'trap', 'too-fast', 'too-old', 'unverified-token'] as const;
/** Why a report deserves a second look. A flagged report is accepted, counted and delivered like any other. */
export type ReportFlag = (typeof reportFlags)[number];
