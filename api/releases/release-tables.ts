import type { ReleaseRefusal } from '#campaigns/disclosure/build-release.schema.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';

/** What the public may know, as it was published; never changed, which the database itself refuses. */
export type PublicReleasesTable = {
  version: number;
  /** Calendar quarter `2026-Q3`. */
  quarter: string;
  /** ISO day of our own work. */
  published_on: string;
  /** Canonical JSON of `release.schema.ts`. */
  body: string;
  /** SHA-256 of the body, hex. */
  sha256: string;
};

/** The true counts on the day of publication; for the gate of later releases, never to be shown. Never changed. */
export type ReleaseCountsTable = {
  quarter: string;
  /** Code on the last day of the quarter, or `unknown`. */
  place: string;
  phenomenon: Phenomenon;
  n: number;
};

/** A quarter that the gate refused, with no figure in it; the row stays when the quarter is published after all. */
export type ReleaseRefusalsTable = {
  quarter: string;
  reason: ReleaseRefusal;
  /** ISO days of the first and the latest try. */
  first_on: string;
  last_on: string;
};
