import { type IsoWeek, isoWeekOf, thursdayOf, weekOf } from '#api/counts/week.ts';

/** How long a message lives, in days after the week in which it was written or read; whichever ends first. */
export type MessageTerms = { retentionDays: number; readRetentionDays: number };

export const messageTerms = (config: {
  MESSAGE_RETENTION_DAYS: number;
  READ_MESSAGE_RETENTION_DAYS: number;
}): MessageTerms => ({
  retentionDays: config.MESSAGE_RETENTION_DAYS,
  readRetentionDays: config.READ_MESSAGE_RETENTION_DAYS,
});

/** The last ISO week of a term that runs from the end of `week`: weeks are whole, and a term is never cut short. */
export function lastWeekOfTerm(week: IsoWeek, days: number): IsoWeek {
  return weekOf(thursdayOf(week).add({ days: 3 + days }));
}

/** The latest week whose term is over: `lastWeekOfTerm` of it lies before the week of `nowMs`. */
export function lastWeekPastTerm(nowMs: number, days: number): IsoWeek {
  return weekOf(thursdayOf(isoWeekOf(nowMs)).subtract({ days: 3 + days + 7 }));
}
