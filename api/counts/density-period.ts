import { Problem } from '#api/problems.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { lastMonths, type Month, weeksIn } from './week.ts';

export type Period = { from: Month; to: Month };

const mostMonths = 120;
const usualMonths = 12;
/** As far as a calendar year or a planned period reaches; beyond that it is a slip of the pen. */
const mostMonthsAhead = 12;

export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** What is missing of a period: the last twelve months with the running one, or the year until its last month. */
export function periodOf(from: Month | null, to: Month | null, nowMs: number): Period {
  const last = to ?? lastMonths(nowMs, 1).to;
  const first = Temporal.PlainYearMonth.from(last).subtract({ months: usualMonths - 1 });
  return { from: from ?? first.toString(), to: last };
}

/** @throws Problem invalid-input for a period that is reversed, too long, or lies where nothing is known */
export function checkPeriod(period: Period, nowMs: number): void {
  const months = monthCount(period);
  const both = (code: string, limit?: number) => ['from', 'to'].map((field) => ({ field, code, limit }));
  const running = lastMonths(nowMs, 1).to;
  if (monthCount({ from: running, to: period.to }) - 1 > mostMonthsAhead)
    throw new Problem('invalid-input', [{ field: 'to', code: 'month-too-late' }]);
  if (months < 1) throw new Problem('invalid-input', both('month-order'));
  if (months > mostMonths) throw new Problem('invalid-input', both('too-many-months', mostMonths));
  try {
    areaDayOf(period, nowMs);
  } catch (error) {
    if (error instanceof RangeError)
      throw new Problem('invalid-input', [{ field: 'to', code: 'month-too-early' }]);
    throw error;
  }
}

/** Number of months from..to, both included; 0 or less when `from` comes after `to`. */
export function monthCount({ from, to }: Period): number {
  const first = Temporal.PlainYearMonth.from(from);
  return first.until(Temporal.PlainYearMonth.from(to), { largestUnit: 'months' }).months + 1;
}

/** All months of the period as they stand in `report_counts.period`, oldest first. */
export function monthsOf(period: Period): Month[] {
  const first = Temporal.PlainYearMonth.from(period.from);
  return Array.from({ length: monthCount(period) }, (_, months) => first.add({ months }).toString());
}

/**
 * Years in which reports of the period could come in. A week belongs to the month of its Thursday, so months are whole
 * weeks of seven days; a year is 365.25 days. Of a period that still runs, the days up to and including today count:
 * without that, the rate of the running month would look low. (A ratio to the expectation does not depend on it.)
 */
export function elapsedYears(period: Period, nowMs: number): number {
  const start = firstMonday(period.from);
  const days = weeksIn(period.from, period.to) * 7;
  const elapsed = start.until(amsterdamDay(nowMs)).total({ unit: 'days' }) + 1;
  return Math.min(Math.max(elapsed, 0), days) / 365.25;
}

/**
 * The day whose municipalities describe the period: its last one, or today while it still runs. A merger that lies
 * ahead does not show yet. @throws RangeError before the first known set of areas
 */
export function areaDayOf({ to }: Period, nowMs: number): string {
  const last = Temporal.PlainYearMonth.from(to)
    .add({ months: 1 })
    .toPlainDate({ day: 1 })
    .subtract({ days: 1 });
  const today = amsterdamDay(nowMs);
  const day = (Temporal.PlainDate.compare(last, today) < 0 ? last : today).toString();
  areasOn(day);
  return day;
}

function firstMonday(month: Month): Temporal.PlainDate {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return first.add({ days: ((11 - first.dayOfWeek) % 7) - 3 });
}

export function amsterdamDay(nowMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO('Europe/Amsterdam').toPlainDate();
}
