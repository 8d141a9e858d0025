import type { Bytes } from '#api/storage/database.ts';
import type { SurveyQuestion } from '#content/survey/questions.ts';

/** `open`: whoever has the address; `letters`: each code of a letter once. */
export const waveAccess = ['open', 'letters'] as const;
export type WaveAccess = (typeof waveAccess)[number];

export type SurveyWavesTable = {
  /** UUID. */
  id: string;
  /** In its address; small letters, digits and hyphens. */
  code: string;
  title: string;
  access: WaveAccess;
  /** First and last day, ISO, both included. */
  from_day: string;
  to_day: string;
  /** Sealed. */
  made_by_name: Bytes;
  made_on: string;
};

export type SurveyCountsTable = {
  wave_id: string;
  /** The area as it was called on the last day of the wave; the whole province where none was given. */
  area_code: string;
  question: SurveyQuestion;
  answer: string;
  n: number;
};

/** `letter`: a code that was not used yet, gone once it is; `sent`: a form that came in, so that it counts once. */
export type SurveyMarksTable = { mark: Bytes; wave_id: string; kind: 'letter' | 'sent' };

export type SurveyTables = {
  survey_waves: SurveyWavesTable;
  survey_counts: SurveyCountsTable;
  survey_marks: SurveyMarksTable;
};
