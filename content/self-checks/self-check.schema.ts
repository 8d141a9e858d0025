import { z } from 'zod';
import { fullLanguages } from '../languages.ts';
import { audienceCodes } from '../taxonomy/audiences.ts';
import { phenomena } from '../taxonomy/phenomena.ts';

/** Every question is put so that `yes` is what one hopes for. */
export const selfCheckAnswers = ['yes', 'no', 'unknown'] as const;
export type SelfCheckAnswer = (typeof selfCheckAnswers)[number];

const code = z.string().regex(/^[a-z]+(-[a-z]+)*$/);
const text = z.string().min(10).max(200);
/** How much the advice matters: 3 first, 1 last. */
const weight = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const questionWords = z.strictObject({
  question: text.endsWith('?'),
  why: text,
  /** What is well arranged already. */
  yes: text,
  /** What to do. */
  no: text,
  /** How to find out. */
  unknown: text,
});

const words = z.strictObject({
  title: z.string().min(5).max(60),
  /** Short name on a tile. */
  name: z.string().min(3).max(30),
  lead: z.string().min(40).max(240),
  /** By the code of the question. */
  questions: z.record(code, questionWords),
});

/** Questions about one kind of place, with advice for every answer. Nothing of it is stored anywhere. */
export const selfCheck = z.strictObject({
  code: z.enum(['yard', 'hall', 'rental', 'harbour']),
  /** In the address: `/zelfcheck/<slug>`. */
  slug: code,
  audience: z.enum(audienceCodes),
  pictogram: z.string(),
  questions: z
    .array(
      z.strictObject({
        code,
        weights: z.strictObject({ no: weight, unknown: weight }),
        /** What the advice is against: its guides are named with it. */
        phenomena: z.array(z.enum(phenomena)).min(1).max(2),
      }),
    )
    .min(8),
  texts: z.record(z.enum(fullLanguages), words),
});

export type SelfCheck = z.output<typeof selfCheck>;
export type SelfCheckWords = z.output<typeof words>;
