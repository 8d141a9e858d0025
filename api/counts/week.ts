/** ISO week as `2026-W47`: the finest time that is ever stored with a report. */
export type IsoWeek = string;

/** Month as `2026-11`. */
export type Month = string;

const zone = 'Europe/Amsterdam';

/** The ISO week of a moment (milliseconds since 1970) on the clock of Amsterdam. */
export function isoWeekOf(nowMs: number): IsoWeek {
  return weekOf(plainDayOf(nowMs));
}

/** The ISO week of a day; four digits of year, so that weeks sort as text. */
export function weekOf({ yearOfWeek, weekOfYear }: Temporal.PlainDate): IsoWeek {
  return `${String(yearOfWeek).padStart(4, '0')}-W${String(weekOfYear).padStart(2, '0')}`;
}

/** The day of a moment on the clock of Amsterdam, as `2026-11-22`; for what staff do, never stored with a report. */
export const dayOf = (nowMs: number): string => plainDayOf(nowMs).toString();

const plainDayOf = (nowMs: number) =>
  Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).toPlainDate();

/** The Thursday of an ISO week; a week belongs to the month, quarter and year of its Thursday. */
export function thursdayOf(week: IsoWeek): Temporal.PlainDate {
  const [year, number] = week.split('-W').map(Number) as [number, number];
  const fourthOfJanuary = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const firstThursday = fourthOfJanuary.add({ days: 4 - fourthOfJanuary.dayOfWeek });
  return firstThursday.add({ weeks: number - 1 });
}

/** The month that a week counts for. */
export function monthOf(week: IsoWeek): Month {
  return thursdayOf(week).toString().slice(0, 7);
}

/** `months` months that end with (and include) the month of `nowMs`, oldest first. */
export function lastMonths(nowMs: number, months: number): { from: Month; to: Month } {
  const to = Temporal.PlainYearMonth.from(monthOf(isoWeekOf(nowMs)));
  return { from: to.subtract({ months: months - 1 }).toString(), to: to.toString() };
}

/** Number of whole ISO weeks that count for the months from..to, both included. */
export function weeksIn(from: Month, to: Month): number {
  const start = Temporal.PlainYearMonth.from(from).toPlainDate({ day: 1 });
  const end = Temporal.PlainYearMonth.from(to).add({ months: 1 }).toPlainDate({ day: 1 });
  const firstThursday = start.add({ days: (11 - start.dayOfWeek) % 7 });
  const afterThursday = end.add({ days: (11 - end.dayOfWeek) % 7 });
  return firstThursday.until(afterThursday).total({ unit: 'days' }) / 7;
}

/** ISO date of the Tuesday of the week after next: tells a reporter when looking back makes sense, and only the week. */
export function followUpDate(week: IsoWeek): string {
  return thursdayOf(week).subtract({ days: 2 }).add({ weeks: 2 }).toString();
}
