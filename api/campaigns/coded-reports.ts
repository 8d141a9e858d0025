import type { Store } from '#api/storage/database.ts';

/** Counted reports that carried the code of a campaign, all together and per area. */
export type CodedReports = { total: number; byArea: Map<string, number> };

/** By the code of the campaign; from the rows of months, so that each report counts once. */
export async function codedReports(store: Store): Promise<Map<string, CodedReports>> {
  const rows = await store
    .selectFrom('report_counts')
    .select(({ fn }) => ['campaign', 'area_code', fn.sum('n').as('n')])
    .where('campaign', '!=', '')
    .where('state_group', '=', 'counted')
    .where('period', 'not like', '%W%')
    .groupBy(['campaign', 'area_code'])
    .execute();
  const found = new Map<string, CodedReports>();
  for (const { campaign, area_code, n } of rows) {
    const known = found.get(campaign) ?? { total: 0, byArea: new Map<string, number>() };
    known.total += Number(n);
    known.byArea.set(area_code, Number(n));
    found.set(campaign, known);
  }
  return found;
}
