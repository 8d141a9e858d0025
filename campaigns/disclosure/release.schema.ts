import { z } from 'zod';
import { phenomena } from '#content/taxonomy/phenomena.ts';

/** The bands of a municipality or water, as statistics agencies floor small counts: zero hides in the lowest. */
export const bands = [
  { lo: 0, hi: 9 },
  { lo: 10, hi: 19 },
  { lo: 20, hi: 49 },
  { lo: 50, hi: null },
] as const;

/** Calendar quarter `2026-Q3` or year `2026`: weeks whose Thursday lies in it. */
const period = z.string().regex(/^\d{4}(-Q[1-4])?$/);
const count = z.int().min(0);

/**
 * One published figure. `lo`–`hi` is what the public may know about the true count, both included; `hi: null` is open.
 * A banded or rounded figure says no more than that; a protected one says nothing (both null).
 */
export const releaseRow = z.strictObject({
  level: z.enum(['municipality', 'water', 'region', 'province']),
  /** GM code, code of a water, safety region or province code, as they were in that period. */
  code: z.string().min(1),
  name: z.string().min(1),
  period,
  /** null: all phenomena together. */
  phenomenon: z.enum(phenomena).nullable(),
  status: z.enum(['band', 'rounded', 'protected']),
  /** The rounded figure; null unless `rounded`. */
  value: count.nullable(),
  lo: count.nullable(),
  hi: count.nullable(),
});
export type ReleaseRow = z.output<typeof releaseRow>;

/** One public release: immutable once published, kept for ever, never recomputed. */
export const release = z.strictObject({
  /** 1, 2, 3 … without gaps. */
  version: z.int().min(1),
  /** The closed quarter that this release adds. */
  quarter: z.string().regex(/^\d{4}-Q[1-4]$/),
  /** ISO day, at least 30 days after the quarter closed. */
  publishedOn: z.iso.date(),
  rows: z.array(releaseRow),
});
export type Release = z.output<typeof release>;

/** As it is stored and shown: with the SHA-256 (hex) of its canonical JSON. */
export type PublishedRelease = Release & { sha256: string };
