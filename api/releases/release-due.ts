import type { Store } from '#api/storage/database.ts';
import { lastDayOf, type Quarter, quarterAfter, quarterOf } from '#campaigns/disclosure/release-period.ts';

/** Reports of the last week can be judged, and moved out of the counts, before they are published. */
const waitDays = 30;

/**
 * ISO day on which a quarter can be published: 30 days after it closed. It closes when both the calendar quarter and its
 * last week (the last whose Thursday lies in it) are over.
 */
export function dueOn(quarter: Quarter): string {
  const lastDay = Temporal.PlainDate.from(lastDayOf(quarter));
  const lastThursday = lastDay.subtract({ days: (lastDay.dayOfWeek + 3) % 7 });
  const lastSunday = lastThursday.add({ days: 3 });
  const closed = Temporal.PlainDate.compare(lastSunday, lastDay) > 0 ? lastSunday : lastDay;
  return closed.add({ days: waitDays }).toString();
}

/** The quarter that comes next: after the last published one, or the first in which a report came in; null before that. */
export async function nextQuarter(store: Store): Promise<Quarter | null> {
  const last = await store
    .selectFrom('public_releases')
    .select('quarter')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last) return quarterAfter(last.quarter);
  const first = await store
    .selectFrom('report_counts')
    .select(({ fn }) => fn.min('period').as('month'))
    .where('period', 'not like', '%W%')
    .executeTakeFirst();
  return first?.month ? quarterOf(first.month) : null;
}
