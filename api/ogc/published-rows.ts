import type { PublishedRelease, ReleaseRow } from '#campaigns/disclosure/release.schema.ts';

/** One published figure and the release in which it stands. */
export type PublishedRow = ReleaseRow & {
  release: Pick<PublishedRelease, 'version' | 'publishedOn' | 'sha256'>;
};

/**
 * Everything that was ever published, each figure once, with the release that had it first: a release repeats what came
 * before it word for word and adds a quarter. Oldest release first.
 */
export function publishedRows(releases: readonly PublishedRelease[]): PublishedRow[] {
  const rows = new Map<string, PublishedRow>();
  for (const release of releases.toSorted((one, other) => one.version - other.version)) {
    const { version, publishedOn, sha256 } = release;
    for (const row of release.rows) {
      const figure = JSON.stringify([row.level, row.code, row.period, row.phenomenon]);
      if (!rows.has(figure)) rows.set(figure, { ...row, release: { version, publishedOn, sha256 } });
    }
  }
  return [...rows.values()];
}

export const isArea = ({ level }: Pick<ReleaseRow, 'level'>) => level === 'municipality' || level === 'water';
