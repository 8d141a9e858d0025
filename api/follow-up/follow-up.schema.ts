import { z } from 'zod';
import { isPlain, notPlain } from '#content/plain-text.schema.ts';
import { messageLimits } from './message-content.schema.ts';

const { choices, answerLength } = messageLimits;

/** A receipt as typed; whether it can be one is asked of its check symbol, before anything else is done. */
const receipt = z.string().max(100).describe('De ontvangstcode, in elke schrijfwijze');

export const followUpRequest = z.strictObject({ receipt });

/** The reporter's own lines stay as they are; what cannot be seen is refused. */
export const answerText = z
  .string()
  .max(answerLength)
  .refine((value) => isPlain(value.replace(/[\t\r\n]/g, '')), notPlain);

export const followUpAnswer = z.strictObject({
  receipt,
  message: z.uuid().optional().describe('Welke vraag; mag weg als er één open vraag is'),
  choice: z
    .string()
    .max(choices.length)
    .optional()
    .describe('Eén van de antwoorden van de vraag, letterlijk'),
  text: answerText.optional().describe('Antwoord of toelichting in eigen woorden'),
});

/** What a reporter sees of a message, in the API and on the page. */
export const shownMessage = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['question', 'notice', 'reward']),
  text: z.string(),
  choices: z.array(z.string()),
  checkBack: z.iso.date().nullable(),
  /** Of a reward only: to be copied on paper. */
  code: z.string().nullable(),
  week: z.string(),
  answered: z.boolean(),
});
export type ShownMessage = z.output<typeof shownMessage>;

export const followUpMessages = z.strictObject({ messages: z.array(shownMessage) });
export const answerStored = z.strictObject({
  stored: z.literal(true),
  /** There was an answer before: the first one counts. */
  repeated: z.boolean(),
});
