import { z } from 'zod';
import { type PhoneNumber, phoneNumbers } from './phone-numbers.ts';

const phoneNumber = z.enum(Object.keys(phoneNumbers) as [PhoneNumber, ...PhoneNumber[]]);

/** One sentence of a list: at most 20 words. */
export const sentence = z.string().min(4).max(240);

/** What is dangerous, and whom to call. */
export const danger = z.strictObject({
  heading: z.string().max(60),
  sentences: z.array(sentence).min(1).max(4),
  /** The right numbers for this danger, in the order in which to call. */
  call: z.array(z.strictObject({ number: phoneNumber, when: z.string().min(4).max(80) })).min(1),
});

/**
 * On a translation: whether a person who speaks the language has checked it against the Dutch text. Absent on the Dutch
 * text itself, of which `reviewedOn` says when its facts were last checked.
 */
export const reviewed = z.boolean().optional();
