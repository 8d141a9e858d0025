import { type Author, authored } from '#api/staff/author.ts';
import { samePerson } from '#api/staff/same-person.ts';
import type { Database } from '#api/storage/database.ts';
import { readIndicator } from './read-indicators.ts';

export type LayerDecision = {
  name: string;
  version: number;
  kind: 'approved' | 'withdrawn';
  /** In which role: for an approval that of the privacy officers. */
  role: string;
  reason: string;
};

/** `own-work`: who added a version may not approve it. `decided`: it was withdrawn, or decided the same way before. */
export type Decided = 'done' | 'unknown' | 'own-work' | 'decided';

/** Approves one version for use in proposals, or withdraws it; nothing is deleted. */
export function decideLayer(database: Database, decision: LayerDecision, author: Author): Promise<Decided> {
  const { name, version, kind } = decision;
  return database.commit(async (transaction) => {
    const known = await readIndicator(transaction, name);
    const found = known?.versions.find((one) => one.version === version);
    if (found === undefined) return 'unknown';
    if (found.withdrawal !== null || (kind === 'approved' && found.approval !== null)) return 'decided';
    // Four eyes: whoever made a table does not see what is wrong with it.
    const { made } = found;
    if (kind === 'approved' && made && samePerson(author.member, { tokenId: made.by, name: made.byName }))
      return 'own-work';
    const row = await transaction
      .insertInto('indicator_decisions')
      .values({ ...decision, sha256: found.sha256, ...authored(author) })
      .onConflict((conflict) => conflict.columns(['name', 'version', 'sha256', 'kind']).doNothing())
      .returning('name')
      .executeTakeFirst();
    return row === undefined ? 'decided' : 'done';
  });
}
