import { z } from 'zod';
import { plainText } from '#content/plain-text.schema.ts';
import { messageLimits } from './message-content.schema.ts';

const { textLength, choices } = messageLimits;

/** What staff, or the hub's system, ask a reporter. */
export const questionRequest = z.strictObject({
  text: plainText(1, textLength).describe('De vraag, zonder iets waaraan de melder te herkennen is'),
  choices: z
    .array(plainText(1, choices.length))
    .min(choices.fewest)
    .max(choices.most)
    .optional()
    .describe('Antwoorden om uit te kiezen; zonder deze is het een open vraag'),
  checkBack: z.iso.date().optional().describe('Dag vanaf wanneer opnieuw kijken zin heeft'),
});
export type QuestionRequest = z.output<typeof questionRequest>;

/** The hub has these answers. */
export const answersConfirmed = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) });
