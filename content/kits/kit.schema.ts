import { z } from 'zod';
import { fullLanguages } from '../languages.ts';
import { type PhoneNumber, phoneNumbers } from '../phone-numbers.ts';
import { audienceCodes } from '../taxonomy/audiences.ts';
import { channels } from '../taxonomy/channels.ts';
import { phenomena } from '../taxonomy/phenomena.ts';
import { signCodes } from '../taxonomy/signs.ts';

/** `curious` asks and smiles, `calm` explains, `serious` warns. Humour is never about a neighbour. */
const tones = ['curious', 'calm', 'serious'] as const;

const phoneNumber = z.enum(Object.keys(phoneNumbers) as [PhoneNumber, ...PhoneNumber[]]);
/** At most 20 words; a number to call stands in it as `{{phone:police}}`. */
const sentence = z.string().min(10).max(180);

/** What a kit says in one language. */
const kitTexts = z.strictObject({
  /** How staff and partners call it. */
  name: z.string().min(3).max(40),
  /** The question of poster and landing page. */
  headline: z.string().min(8).max(48).endsWith('?'),
  /** Two lines under the question; the second says that no name is asked. */
  lines: z.tuple([z.string().min(10).max(110), z.string().min(10).max(110)]),
  /** What should stay with who reads it, in one sentence. */
  message: sentence,
  danger: z.strictObject({
    heading: z.string().min(5).max(60),
    sentences: z.array(sentence).min(1).max(4),
    /** In the order in which to call. */
    call: z.array(z.strictObject({ number: phoneNumber, when: z.string().min(5).max(80) })).min(1),
  }),
  toDo: z.array(sentence).min(3).max(4),
});

/** Material of one campaign, ready to be used in any area. */
export const kit = z.strictObject({
  /** Never renamed: campaigns point at it. */
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  audience: z.enum(audienceCodes),
  /** What it is about. One alone is chosen beforehand in the campaign's form. */
  phenomena: z.array(z.enum(phenomena)).min(1).max(4),
  tone: z.enum(tones),
  /** Roads that suit it; staff choose from all. */
  channels: z.array(z.enum(channels)).min(1),
  /** What to look, smell and listen for from the public road. */
  signs: z.array(z.enum(signCodes)).min(3).max(4),
  texts: z.record(z.enum(fullLanguages), kitTexts),
});

export type Kit = z.output<typeof kit>;
