import type { Store } from '#api/storage/database.ts';
import type { PublishedRelease } from '#campaigns/disclosure/release.schema.ts';
import { readReleases } from './release-store.ts';

export type PublishedReleases = () => Promise<readonly PublishedRelease[]>;

/** A release is weeks late by design; a minute more is no loss, and visitors do not reach the database. */
const lookEveryMs = 60_000;

/**
 * Everything published so far, oldest first, from memory: the public side knows nothing else. Looks for newer releases
 * once a minute; when that fails what is known stays, since what was published stays published.
 */
export function publishedReleases(store: Store, now: () => number): PublishedReleases {
  let known: PublishedRelease[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  const look = async () => {
    const added = await readReleases(store, known.at(-1)?.version);
    if (added.length > 0) known = [...known, ...added];
    lookedAt = now();
  };
  return async () => {
    // A clock that was set back must not stop the looking.
    const fresh = Math.abs(now() - lookedAt) < lookEveryMs;
    if (!fresh) {
      looking ??= look().finally(() => {
        looking = undefined;
      });
      await (known.length > 0 ? looking.catch(() => {}) : looking);
    }
    return known;
  };
}
