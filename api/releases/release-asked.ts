import { Problem } from '#api/problems.ts';
import type { PublishedRelease } from '#campaigns/disclosure/release.schema.ts';
import type { PublishedReleases } from './published-releases.ts';

/**
 * The release that the query names by `version`, else the newest, or null while nothing has been published.
 * @throws Problem invalid-query for no version number, not-found for one that does not exist
 */
export async function releaseAsked(
  releases: PublishedReleases,
  query: { version?: unknown },
): Promise<PublishedRelease | null> {
  const known = await releases();
  if (query.version === undefined) return known.at(-1) ?? null;
  if (!/^[1-9]\d{0,5}$/.test(String(query.version)))
    throw new Problem('invalid-query', [{ field: 'version', code: 'not-a-count' }]);
  const found = known.find(({ version }) => version === Number(query.version));
  if (found === undefined) throw new Problem('not-found');
  return found;
}
