import { type IsoWeek, isoWeekOf, thursdayOf, weekOf } from './week.ts';

/** ISO weeks from..to, both included. */
export type WeekWindow = { from: IsoWeek; to: IsoWeek };

/** The weeks whose Thursday lies in from..to (ISO days, both included); null when there is none. */
export function weekWindowOf({ from, to }: { from: string; to: string }): WeekWindow | null {
  const first = Temporal.PlainDate.from(from);
  const last = Temporal.PlainDate.from(to);
  const firstThursday = first.add({ days: (11 - first.dayOfWeek) % 7 });
  const lastThursday = last.subtract({ days: (last.dayOfWeek + 3) % 7 });
  if (Temporal.PlainDate.compare(firstThursday, lastThursday) > 0) return null;
  return { from: weekOf(firstThursday), to: weekOf(lastThursday) };
}

/** All weeks of the window, oldest first. */
export function weeksOf(window: WeekWindow): IsoWeek[] {
  const first = thursdayOf(window.from);
  return Array.from({ length: weekCount(window) }, (_, weeks) => weekOf(first.add({ weeks })));
}

/** Number of weeks; 0 or less when `from` comes after `to`. */
export function weekCount({ from, to }: WeekWindow): number {
  return thursdayOf(from).until(thursdayOf(to)).total({ unit: 'days' }) / 7 + 1;
}

/** The Sunday that closes a week, as an ISO day. */
export function lastDayOf(week: IsoWeek): string {
  return thursdayOf(week).add({ days: 3 }).toString();
}

/** The last week that is wholly over on the clock of Amsterdam. */
export function lastWholeWeek(nowMs: number): IsoWeek {
  return weekOf(thursdayOf(isoWeekOf(nowMs)).subtract({ weeks: 1 }));
}
