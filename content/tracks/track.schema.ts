import { z } from 'zod';
import { danger, reviewed, sentence } from '../danger.schema.ts';
import { audienceCodes } from '../taxonomy/audiences.ts';

const name = z.string().min(3).max(60);
const step = z.strictObject({ name, text: z.string().min(20).max(320) });

/**
 * What matters to one audience: `content/tracks/<language>/<slug>.md`, at `/voor/<slug>`. Its guides are those of the
 * phenomena that `content/taxonomy/audiences.ts` gives the audience; its self-check the one that names the audience.
 */
export const trackSchema = z.strictObject({
  audience: z.enum(audienceCodes),
  /** Where the track stands on the overview; equal in all languages. */
  order: z.number().int().positive(),
  title: z.string().min(8).max(70),
  parcel: z.strictObject({
    name: z.string().max(30),
    line: z.string().max(70),
    pictogram: z.string().regex(/^[a-z0-9-]+$/),
  }),
  lead: z.string().min(40).max(260),
  /** What is at stake for them. */
  matters: z.array(sentence).min(3).max(5),
  danger,
  /** What they can do, in order. */
  steps: z.array(step).min(4).max(8),
  /** Programmes and people that help, besides the numbers to call. */
  help: z.array(step).min(1).max(5),
  reviewedOn: z.iso.date(),
  reviewed,
  /** Year of publication; year of reading for a page without a date, and then the name says so. */
  sources: z.array(z.strictObject({ name: z.string(), url: z.url(), year: z.number().int() })).min(2),
});

export type Track = z.output<typeof trackSchema>;
