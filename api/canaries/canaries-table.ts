import type { IsoWeek } from '#api/counts/week.ts';

/** Reports of our own that show that the hub can still open what is sealed for it; one a week. */
export type CanariesTable = {
  report_id: Uint8Array;
  week: IsoWeek;
  /** Days such as `2026-11-22`: nobody's report, so that a day gives nobody away. */
  made_on: string;
  confirmed_on: string | null;
  /** SHA-256 of the word that stands in the seal and nowhere else. */
  word_hash: Uint8Array;
};
