import type { IsoWeek } from '#api/counts/week.ts';
import type { WeekWindow } from '#api/counts/week-window.ts';
import type { WeeklyCounts } from '#api/counts/weekly-counts.ts';
import type { ReportState } from '#api/intake/report-states.ts';
import type { Store } from '#api/storage/database.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';

/** States that say so much of a report; whoever was once there counts, wherever it stands now. */
export const followedUpStates = {
  'usable-reports': ['usable', 'enriching', 'case'],
  cases: ['case'],
} as const satisfies Record<string, readonly ReportState[]>;

/**
 * Reports that were ever followed up, per area and the week in which they came in; spam and duplicates are not among
 * them. The reports of the weeks come through their index, the history is read once into a set of ids.
 */
export async function followedUpReports(
  store: Store,
  window: WeekWindow,
  phenomena: readonly Phenomenon[],
  kind: keyof typeof followedUpStates,
): Promise<WeeklyCounts> {
  const rows = await store
    .selectFrom('reports')
    .select(({ fn }) => ['area_code', 'received_week', fn.countAll().as('n')])
    .where('received_week', '>=', window.from)
    .where('received_week', '<=', window.to)
    .where('state', 'not in', ['spam', 'duplicate'])
    .where('id', 'in', (history) =>
      history
        .selectFrom('intake_history')
        .select('report_id')
        .where('to_state', 'in', followedUpStates[kind]),
    )
    .$if(phenomena.length > 0, (query) => query.where('phenomenon', 'in', phenomena))
    .groupBy(['area_code', 'received_week'])
    .execute();
  const counts: WeeklyCounts = new Map();
  for (const { area_code, received_week, n } of rows) {
    const weeks = counts.get(area_code) ?? new Map<IsoWeek, number>();
    // PostgreSQL gives a count as text.
    counts.set(area_code, weeks.set(received_week, Number(n)));
  }
  return counts;
}
