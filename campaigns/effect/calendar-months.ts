import type { EvaluatedArea, EvaluationQuestion } from './evaluation-question.ts';

/** Weeks of one calendar month, by their Thursday, as places in the question's weeks. */
export type CalendarMonth = { month: string; places: number[] };

/** The chosen weeks by month, oldest first; a month may be cut by what was chosen. */
export function calendarMonths(
  weeks: EvaluationQuestion['weeks'],
  chosen: (week: EvaluationQuestion['weeks'][number]) => boolean,
): CalendarMonth[] {
  const months: CalendarMonth[] = [];
  for (const [place, week] of weeks.entries()) {
    if (!chosen(week)) continue;
    const month = week.thursday.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.places.push(place);
    else months.push({ month, places: [place] });
  }
  return months;
}

/** Months since the year 0, of a month or a day: months that were left out leave their gap. */
export function monthNumber(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return year * 12 + number - 1;
}

/** Reports of some areas together in a month. */
export function reportsOf(areas: readonly EvaluatedArea[], { places }: CalendarMonth): number {
  let sum = 0;
  for (const { counts } of areas) for (const place of places) sum += counts[place] ?? 0;
  return sum;
}
