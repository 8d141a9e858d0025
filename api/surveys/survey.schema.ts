import { z } from 'zod';
import type { FieldFault } from '#api/problems.ts';
import { plainText } from '#content/plain-text.schema.ts';
import { type SurveyQuestion, surveyQuestionCodes, surveyQuestions } from '#content/survey/questions.ts';
import { waveAccess } from './survey-tables.ts';

/** Longest wave, in days: a season at most, or it measures two of them. */
const longestDays = 120;

export const waveDraft = z.strictObject({
  title: plainText(3, 80),
  code: z
    .string()
    .min(3)
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  access: z.enum(waveAccess),
  from: z.iso.date(),
  to: z.iso.date(),
});
/** What no single field shows: the days of a wave. Null where they are fine. */
export function daysFault({ from, to }: WaveDraft): FieldFault | null {
  if (to < from) return { field: 'to', code: 'day-order' };
  const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days + 1;
  return days > longestDays ? { field: 'to', code: 'too-many-days', limit: longestDays } : null;
}
export type WaveDraft = z.output<typeof waveDraft>;

/** How many letters get a code; as many as one post can carry. */
export const lettersRequest = z.strictObject({ letters: z.int().min(1).max(20_000) });

const answers = Object.fromEntries(
  surveyQuestionCodes.map((code) => [code, z.enum(surveyQuestions[code] as readonly string[]).optional()]),
) as Record<SurveyQuestion, z.ZodOptional<z.ZodEnum<Record<string, string>>>>;

/** What somebody answered; what was skipped is not counted. */
export const surveyAnswers = z.strictObject(answers);
export type SurveyAnswers = z.output<typeof surveyAnswers>;
