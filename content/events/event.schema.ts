import { z } from 'zod';
import { fullLanguages } from '../languages.ts';
import { plainText } from '../plain-text.schema.ts';
import { audienceCodes } from '../taxonomy/audiences.ts';
import { eventKindCodes } from './event-kinds.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What is said of one meeting in a language, besides what is said of its kind. */
const eventTexts = z.strictObject({
  title: plainText(3, 100),
  lead: plainText(10, 300),
  /** Where one must be, as people there call it. */
  place: plainText(3, 120),
});

/**
 * One meeting. Only what is `published` is shown to the public; an `example` never can be, and shows how one is written on
 * a server for development or a demo. Times are those of the clock in Noord-Holland.
 */
export const eventSchema = z
  .strictObject({
    /** Part of its address and of its UID in calendars: never changes, never comes back. */
    slug: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      .max(60),
    kind: z.enum(eventKindCodes),
    published: z.boolean(),
    example: z.boolean(),
    day: z.iso.date(),
    from: clock,
    to: clock,
    /** Day on which this was last changed: calendars take the newer one. Counted up with every change as `revision`. */
    changedOn: z.iso.date(),
    revision: z.int().min(0),
    cancelled: z.boolean(),
    /** Codes of areas that it is meant for; the first is where it is. */
    areas: z.array(z.string().regex(/^(GM\d{4}|WATER-[A-Z]+)$/)).min(1),
    audiences: z.array(z.enum(audienceCodes)).min(1),
    texts: z.strictObject(
      Object.fromEntries(fullLanguages.map((language) => [language, eventTexts])) as Record<
        (typeof fullLanguages)[number],
        typeof eventTexts
      >,
    ),
  })
  .refine(({ from, to }) => from < to, 'ends before it begins')
  .refine(({ published, example }) => !(published && example), 'an example is not published');

export type Event = z.output<typeof eventSchema>;
