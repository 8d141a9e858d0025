import { type Person, samePerson } from '#api/staff/same-person.ts';
import type { Database, StoreTransaction } from '#api/storage/database.ts';
import { lastDayToAgree } from './export-requests.ts';

type Agreeing = {
  id: string;
  version: number;
  person: Person;
  /** ISO day, Amsterdam. */
  today: string;
};

export type Agreed =
  | { kind: 'approved' }
  | { kind: 'unknown' }
  /** The last day of the export, or that for agreeing, is over. */
  | { kind: 'ended' }
  /** Who asked for it cannot agree alone. */
  | { kind: 'same-person' };

/** Somebody else than who asked for this version agrees that it leaves. A second time changes nothing: the first one stands. */
export function approveExport(database: Database, asked: Agreeing): Promise<Agreed> {
  const { id, version, person, today } = asked;
  return database.commit(async (transaction): Promise<Agreed> => {
    const row = await versionOf(transaction, id, version);
    if (row === undefined) return { kind: 'unknown' };
    if (samePerson(person, { tokenId: row.made_by, name: row.made_by_name })) return { kind: 'same-person' };
    if (row.approved_by !== null) return { kind: 'approved' };
    if (row.ends_on < today || lastDayToAgree(row.made_on) < today) return { kind: 'ended' };
    await transaction
      .insertInto('export_approvals')
      .values({
        ...{ export_id: id, version },
        ...{ approved_by: person.tokenId, approved_by_name: person.name, approved_on: today },
      })
      .onConflict((conflict) => conflict.columns(['export_id', 'version']).doNothing())
      .execute();
    return { kind: 'approved' };
  });
}

function versionOf(transaction: StoreTransaction, id: string, version: number) {
  return transaction
    .selectFrom('export_versions as version')
    .innerJoin('exports', 'exports.id', 'version.export_id')
    .leftJoin('export_approvals as approval', (join) =>
      join
        .onRef('approval.export_id', '=', 'version.export_id')
        .onRef('approval.version', '=', 'version.version'),
    )
    .select(['version.made_by', 'version.made_by_name', 'version.made_on', 'exports.ends_on'])
    .select('approval.approved_by')
    .where('version.export_id', '=', id)
    .where('version.version', '=', version)
    .executeTakeFirst();
}
