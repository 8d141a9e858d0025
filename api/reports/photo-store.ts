import type { Bytes, Store } from '#api/storage/database.ts';

const hexOf = (id: Bytes) => Buffer.from(id).toString('hex');

/** Ids (hex) of the photos of each of these reports (hex); a report without photos is not in it. */
export async function photoIdsOf(store: Store, reportIds: readonly Bytes[]): Promise<Map<string, string[]>> {
  const byReport = new Map<string, string[]>();
  if (reportIds.length === 0) return byReport;
  const rows = await store
    .selectFrom('photos')
    .select(['id', 'report_id'])
    .where('report_id', 'in', reportIds)
    .orderBy('id')
    .execute();
  for (const { id, report_id } of rows)
    byReport.set(hexOf(report_id), [...(byReport.get(hexOf(report_id)) ?? []), hexOf(id)]);
  return byReport;
}

/** One sealed photo of a report; null where the report has no such photo or lies in none of these areas. */
export async function readSealedPhoto(
  store: Store,
  photo: { reportId: Bytes; id: Bytes; areaCodes?: readonly string[] },
): Promise<Bytes | null> {
  const row = await store
    .selectFrom('photos')
    .innerJoin('reports', 'reports.id', 'photos.report_id')
    .select(['photos.sealed', 'reports.area_code'])
    .where('photos.id', '=', photo.id)
    .where('photos.report_id', '=', photo.reportId)
    .executeTakeFirst();
  const elsewhere = row && photo.areaCodes && !photo.areaCodes.includes(row.area_code);
  return row === undefined || elsewhere ? null : row.sealed;
}
