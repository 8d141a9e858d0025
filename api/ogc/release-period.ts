import { lastDayOf } from '#campaigns/disclosure/release-period.ts';

/** First and last day of a quarter `2026-Q3` or a year `2026`. */
export function daysOf(period: string): { from: string; to: string } {
  const to = lastDayOf(period);
  const months = period.includes('Q') ? 3 : 12;
  const first = Temporal.PlainYearMonth.from(to.slice(0, 7)).subtract({ months: months - 1 });
  return { from: `${first}-01`, to };
}
