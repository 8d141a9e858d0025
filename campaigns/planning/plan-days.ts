/** ISO days, both included. */
export type DayWindow = { from: string; to: string };

/** Whether two windows share a day. */
export const overlap = (one: DayWindow, other: DayWindow) => one.from <= other.to && other.from <= one.to;

/** Number of ISO weeks that belong to the window: those whose Thursday lies in it. */
export function thursdaysIn({ from, to }: DayWindow): number {
  const first = Temporal.PlainDate.from(from);
  const last = Temporal.PlainDate.from(to);
  const thursday = first.add({ days: (11 - first.dayOfWeek) % 7 });
  const days = thursday.until(last).total({ unit: 'days' });
  return days < 0 ? 0 : Math.floor(days / 7) + 1;
}

/** Months that have begun between two days, both included: 1 January to 31 December is 12. */
export function monthsApart(from: string, to: string): number {
  const first = Temporal.PlainDate.from(from);
  const after = Temporal.PlainDate.from(to).add({ days: 1 });
  const { months, days } = first.until(after, { largestUnit: 'months' });
  return months + (days > 0 ? 1 : 0);
}
