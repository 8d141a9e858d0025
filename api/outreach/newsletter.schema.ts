import { z } from 'zod';
import { fullLanguages } from '#content/languages.ts';
import { isPlain, notPlain, plainText } from '#content/plain-text.schema.ts';

export const newsletterLimits = { subject: 120, markdown: 20_000, list: 80 } as const;

/** Markdown as typed: lines stay lines. */
const markdown = z
  .string()
  .overwrite((value) => value.normalize('NFC').replace(/\r\n?/g, '\n'))
  .trim()
  .min(20)
  .max(newsletterLimits.markdown)
  .refine((value) => isPlain(value.replace(/[\n\t]/g, ' ')), notPlain);

/** `residents`, `professionals`, or `event:<slug>` for who comes to a meeting. */
const list = z
  .string()
  .max(newsletterLimits.list)
  .regex(/^(residents|professionals|event:[a-z0-9-]+)$/);

export const newsletterDraft = z.strictObject({
  list,
  language: z.enum(fullLanguages),
  subject: plainText(3, newsletterLimits.subject),
  markdown,
});
export type NewsletterDraft = z.output<typeof newsletterDraft>;

/** `2026-12-01T09:30` on the clock of Noord-Holland. */
const localMoment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .refine(isMoment, { params: { code: 'unknown-choice' } });

function isMoment(text: string): boolean {
  try {
    return Temporal.PlainDateTime.from(text).toString().startsWith(text);
  } catch {
    return false;
  }
}

export const newsletterChange = z.strictObject({ version: z.int().min(1), ...newsletterDraft.shape });
export const newsletterPlan = z.strictObject({ version: z.int().min(1), sendAt: localMoment });
export const newsletterApproval = z.strictObject({ version: z.int().min(1) });
export const testMail = z.strictObject({ address: z.string().max(254) });

export const msOfLocal = (moment: string) =>
  Temporal.PlainDateTime.from(moment).toZonedDateTime('Europe/Amsterdam').epochMilliseconds;

export const localOfMs = (ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
