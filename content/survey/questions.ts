/**
 * The fixed questions of every wave of "Vreemde geuren", in their order, with their answers; fixed so that waves can be
 * compared. Words: `survey:questions.<code>`. Codes: add, never rename.
 */
export const surveyQuestions = {
  'know-signs': ['yes', 'partly', 'no'],
  'know-us': ['yes', 'no'],
  'know-anonymous': ['yes', 'no'],
  'would-report': ['certainly', 'probably', 'probably-not', 'certainly-not'],
  /** Did you suspect and not report? Asked with a die, so that no answer tells the truth about one person. */
  'kept-silent': ['yes', 'no'],
} as const satisfies Record<string, readonly string[]>;

export type SurveyQuestion = keyof typeof surveyQuestions;
export const surveyQuestionCodes = Object.keys(surveyQuestions) as [SurveyQuestion, ...SurveyQuestion[]];
/** The one behind the die. */
export const hiddenQuestion = 'kept-silent' satisfies SurveyQuestion;
/** What counts as the share of a direct question: knows it, or would report. */
export const positiveAnswers: Record<Exclude<SurveyQuestion, typeof hiddenQuestion>, readonly string[]> = {
  'know-signs': ['yes'],
  'know-us': ['yes'],
  'know-anonymous': ['yes'],
  'would-report': ['certainly', 'probably'],
};
