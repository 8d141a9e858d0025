import { z } from 'zod';
import { release, releaseRow } from '#campaigns/disclosure/release.schema.ts';

const { version, quarter, publishedOn } = release.shape;

/** What `GET /api/v1/public-counts` answers; before the first release everything is null and there are no rows. */
export const publicCounts = z.strictObject({
  version: version.nullable().describe('Volgnummer van de publicatie; null zolang er niets is gepubliceerd'),
  quarter: quarter.nullable().describe('Het nieuwste kwartaal in deze publicatie'),
  publishedOn: publishedOn.nullable().describe('Dag van publicatie'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .describe(
      'SHA-256 van de JSON van version, quarter, publishedOn en rows, met gesorteerde sleutels en zonder spaties',
    ),
  rows: z
    .array(releaseRow)
    .describe(
      'Alle cijfers tot en met deze publicatie. Een aantal ligt van lo tot en met hi; hi null is open. Bij status protected is niets bekendgemaakt.',
    ),
});
export type PublicCounts = z.output<typeof publicCounts>;
