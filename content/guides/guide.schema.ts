import { z } from 'zod';
import { danger, reviewed, sentence } from '../danger.schema.ts';
import { phenomena } from '../taxonomy/phenomena.ts';
import { senses, signCodes } from '../taxonomy/signs.ts';

/** A file `content/pictograms/<name>.svg`. */
const pictogram = z.string().regex(/^[a-z0-9-]+$/);

const paragraph = z.string().min(20).max(420);

/** How far to stay: 25 metres, 100 with fire or gas, and the wind at your back (police, 2020 and 2023). */
const distances = z.strictObject({ near: sentence, fire: sentence, wind: sentence });

/** One outward sign on a guide: a pictogram, a bold name and one sentence of at most 15 words. */
const guideSign = z.strictObject({
  /** Code of the taxonomy when the report form offers the same sign. */
  sign: z.enum(signCodes).optional(),
  sense: z.enum(senses),
  pictogram,
  name: z.string().min(3).max(48),
  sentence,
});

/** One guide: `content/guides/<language>/<slug>.md`; front matter is this shape, the body tells what happens with a report. */
export const guideSchema = z.strictObject({
  phenomenon: z.enum(phenomena),
  /** Where the guide stands on the home page; equal in all languages. */
  order: z.number().int().positive(),
  title: z.string().min(8).max(70),
  /** Short name for the parcel on the home page, and its line. */
  parcel: z.strictObject({ name: z.string().max(24), line: z.string().max(70), pictogram }),
  lead: z.string().min(40).max(260),
  danger: danger.extend({ distances }),
  signs: z.array(guideSign).min(10),
  places: z.array(sentence).min(2),
  do: z.array(sentence).min(3),
  never: z.array(sentence).min(3),
  /** What it costs a neighbourhood, a farmer, an owner or a harbour; a figure only with its source and year below. */
  cost: z.strictObject({ heading: z.string().min(10).max(70), paragraphs: z.array(paragraph).min(2).max(5) }),
  reviewedOn: z.iso.date(),
  reviewed,
  /** Year of publication; year of reading for a page without a date, and then the name says so. */
  sources: z
    .array(z.strictObject({ name: z.string(), url: z.url().optional(), year: z.number().int() }))
    .min(2),
});

export type Guide = z.output<typeof guideSchema>;
