import { z } from 'zod';
import { type PhoneNumber, phoneNumbers } from '../phone-numbers.ts';
import { phenomena } from '../taxonomy/phenomena.ts';
import { senses, signCodes } from '../taxonomy/signs.ts';

const phoneNumber = z.enum(Object.keys(phoneNumbers) as [PhoneNumber, ...PhoneNumber[]]);
/** A file `content/pictograms/<name>.svg`. */
const pictogram = z.string().regex(/^[a-z0-9-]+$/);
const sentence = z.string().min(10).max(240);

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
  danger: z.strictObject({
    heading: z.string().max(60),
    sentences: z.array(sentence).min(1).max(4),
    /** The right numbers for this danger, in the order in which to call. */
    call: z.array(z.strictObject({ number: phoneNumber, when: z.string().min(5).max(80) })).min(1),
  }),
  signs: z.array(guideSign).min(6),
  places: z.array(sentence).min(2),
  do: z.array(sentence).min(3),
  never: z.array(sentence).min(3),
  reviewedOn: z.iso.date(),
  /** Year of publication; year of reading for a page without a date, and then the name says so. */
  sources: z
    .array(z.strictObject({ name: z.string(), url: z.url().optional(), year: z.number().int() }))
    .min(2),
});

export type Guide = z.output<typeof guideSchema>;
