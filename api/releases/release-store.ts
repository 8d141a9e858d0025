import { createHash } from 'node:crypto';
import { unknownArea } from '#api/reports/locate-report.ts';
import type { Database, Store } from '#api/storage/database.ts';
import type { ReleaseRefusal } from '#campaigns/disclosure/build-release.schema.ts';
import { type PublishedRelease, type Release, release } from '#campaigns/disclosure/release.schema.ts';
import type { AtomicCount } from '#campaigns/disclosure/tally.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';

/** The bytes whose hash is published: anyone can make them again from what the API answers. */
export const hashOf = (body: string) => createHash('sha256').update(body).digest('hex');

/** Everything published after a version, oldest first. @throws when a stored release is not what was hashed */
export async function readReleases(store: Store, afterVersion = 0): Promise<PublishedRelease[]> {
  const rows = await store
    .selectFrom('public_releases')
    .select(['body', 'sha256'])
    .where('version', '>', afterVersion)
    .orderBy('version')
    .execute();
  return rows.map(({ body, sha256 }) => {
    if (hashOf(body) !== sha256) throw new Error('A stored release does not fit its hash.');
    return { ...release.parse(JSON.parse(body)), sha256 };
  });
}

/**
 * Publishes a release together with the counts that it was made from. False when another process was first: of two that
 * add the same version one waits for the other and then does nothing.
 */
export function insertRelease(
  { commit }: Pick<Database, 'commit'>,
  added: Release,
  counts: readonly AtomicCount[],
): Promise<boolean> {
  const body = canonicalJson(added);
  return commit(async (transaction) => {
    const { version, quarter, publishedOn } = added;
    const row = await transaction
      .insertInto('public_releases')
      .values({ version, quarter, published_on: publishedOn, body, sha256: hashOf(body) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst();
    if (row === undefined) return false;
    const own = counts.filter((count) => count.quarter === quarter);
    if (own.length > 0) {
      const values = own.map(({ place, ...count }) => ({ ...count, place: place ?? unknownArea }));
      await transaction.insertInto('release_counts').values(values).execute();
    }
    return true;
  });
}

/** What earlier releases were made from. */
export async function readReleaseCounts(store: Store): Promise<AtomicCount[]> {
  const rows = await store.selectFrom('release_counts').selectAll().execute();
  return rows.map(({ place, ...count }) => ({ ...count, place: place === unknownArea ? null : place }));
}

export type Refusal = { quarter: string; reason: ReleaseRefusal; firstOn: string; lastOn: string };

export async function noteRefusal(store: Store, quarter: string, reason: ReleaseRefusal, day: string) {
  await store
    .insertInto('release_refusals')
    .values({ quarter, reason, first_on: day, last_on: day })
    .onConflict((conflict) => conflict.column('quarter').doUpdateSet({ reason, last_on: day }))
    .execute();
}

/** Newest first. */
export async function readRefusals(store: Store): Promise<Refusal[]> {
  const rows = await store.selectFrom('release_refusals').selectAll().orderBy('quarter', 'desc').execute();
  return rows.map(({ quarter, reason, first_on, last_on }) => ({
    ...{ quarter, reason },
    ...{ firstOn: first_on, lastOn: last_on },
  }));
}
