import { thursdayOf, weekOf } from '#api/counts/week.ts';
import type { ReportsTable, SealedIn } from '#api/storage/database.ts';
import type { ReportContent } from './report.schema.ts';

export type Columns = Pick<ReportsTable, 'id' | 'area_code' | 'phenomenon' | 'received_week'> & {
  sealed_in: SealedIn;
};

/**
 * Whether the clear columns of a row are those that were sealed: a row whose seal was swapped does not match. A browser
 * sealed the week in which its page was opened, and it may have been sent in the next.
 */
export function matchesSeal(columns: Columns, content: ReportContent): boolean {
  const weeks =
    columns.sealed_in === 'browser'
      ? [columns.received_week, weekBefore(columns.received_week)]
      : [columns.received_week];
  return (
    Buffer.from(columns.id).toString('hex') === content.id &&
    columns.area_code === content.area &&
    columns.phenomenon === content.phenomenon &&
    weeks.includes(content.week)
  );
}

const weekBefore = (week: string): string => weekOf(thursdayOf(week).subtract({ weeks: 1 }));
