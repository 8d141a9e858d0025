import type { StaffMember } from '#api/staff/staff-tokens.ts';
import type { Database } from '#api/storage/database.ts';
import type { ExportFormat } from './export.schema.ts';

type Taken = {
  id: string;
  version: number;
  format: ExportFormat;
  member: Pick<StaffMember, 'tokenId' | 'name'>;
  /** ISO day, Amsterdam; no finer moment is kept. */
  day: string;
};

/** Notes who took which file on which day; a second time that day counts up. */
export async function noteDownload(database: Database, taken: Taken): Promise<void> {
  const { id, version, format, member, day } = taken;
  await database.commit((transaction) =>
    transaction
      .insertInto('export_downloads')
      .values({
        ...{ export_id: id, version, format, token_id: member.tokenId, by_name: member.name, day, times: 1 },
      })
      .onConflict((conflict) =>
        conflict
          .columns(['export_id', 'version', 'format', 'token_id', 'day'])
          .doUpdateSet((row) => ({ times: row('export_downloads.times', '+', 1) })),
      )
      .execute(),
  );
}
