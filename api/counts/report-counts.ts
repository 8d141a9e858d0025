import type { StoreTransaction } from '#api/storage/database.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { type IsoWeek, monthOf } from './week.ts';

export type StateGroup = 'counted' | 'discounted';

export type Counted = { areaCode: string; week: IsoWeek; phenomenon: Phenomenon; campaign: string };

/** Adds one report to its week and its month, in the transaction that stores the report. */
export async function addToCounts(
  transaction: StoreTransaction,
  report: Counted,
  stateGroup: StateGroup,
): Promise<void> {
  await transaction
    .insertInto('report_counts')
    .values(
      [report.week, monthOf(report.week)].map((period) => ({
        area_code: report.areaCode,
        period,
        phenomenon: report.phenomenon,
        state_group: stateGroup,
        campaign: report.campaign,
        n: 1,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['period', 'area_code', 'phenomenon', 'state_group', 'campaign'])
        .doUpdateSet((row) => ({ n: row('report_counts.n', '+', row.ref('excluded.n')) })),
    )
    .execute();
}

/** Takes one report out of its week and month; the table refuses to go below zero. */
export async function takeFromCounts(
  transaction: StoreTransaction,
  report: Counted,
  stateGroup: StateGroup,
): Promise<void> {
  // One after the other, week before month, as they are added: two transactions must not wait for each other.
  for (const period of [report.week, monthOf(report.week)]) {
    await transaction
      .updateTable('report_counts')
      .set((row) => ({ n: row('n', '-', 1) }))
      .where('area_code', '=', report.areaCode)
      .where('period', '=', period)
      .where('phenomenon', '=', report.phenomenon)
      .where('state_group', '=', stateGroup)
      .where('campaign', '=', report.campaign)
      .execute();
  }
}
