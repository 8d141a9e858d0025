import type { FullLanguage } from '#content/languages.ts';
import type { SurveyQuestion } from '#content/survey/questions.ts';
import type { WaveAccess } from './survey-tables.ts';

/** `/enquete/<code>`. What was answered is shown again only where something was refused. */
export type SurveyPage = {
  kind: 'survey';
  language: FullLanguage;
  state: 'ask' | 'thanks' | 'planned' | 'closed';
  code: string;
  title: string;
  access: WaveAccess;
  /** ISO days. */
  from: string;
  to: string;
  formToken: string;
  areas: { code: string; name: string }[];
  answers: Partial<Record<SurveyQuestion, string>>;
  areaCode: string;
  typedCode: string;
  problem: 'nothing-answered' | 'unknown-code' | 'crowded' | 'not-stored' | null;
};

/** `/enquete`: what can be answered now. */
export type SurveysPage = {
  kind: 'surveys';
  language: FullLanguage;
  waves: { code: string; title: string; to: string; access: WaveAccess }[];
};

type Interval = readonly [number, number];
/** `too-few`: so few answers that they are not told, or a number that with others would tell those of so few. */
export type HiddenResult =
  | { kind: 'too-few' }
  | {
      kind: 'estimated';
      /** Unbiased, 0…1 or a little beyond. */
      estimate: number;
      interval: Interval;
      answers: number;
      /** False where the dice alone cannot explain the answers. */
      followed: boolean;
      /** Against the earlier wave, −1…1; null without one, or where it had few answers. */
      change: { difference: number; interval: Interval } | null;
    };
export type DirectResult =
  | { question: SurveyQuestion; kind: 'too-few' }
  | { question: SurveyQuestion; kind: 'measured'; share: number; interval: Interval; answers: number };
export type GroupResult = {
  level: 'province' | 'region' | 'municipality';
  code: string;
  name: string;
  hidden: HiddenResult;
  direct: DirectResult[];
};
export type WaveResults =
  | { kind: 'running' }
  | { kind: 'results'; groups: GroupResult[]; leastAnswers: number; comparedWith: string | null };

export type WaveLine = {
  id: string;
  code: string;
  title: string;
  access: WaveAccess;
  from: string;
  to: string;
  phase: 'planned' | 'open' | 'closed';
  madeByName: string;
  madeOn: string;
};
export type WaveDetails = WaveLine & {
  /** Forms that came in, rounded down to tens while the wave runs. */
  forms: number;
  /** Codes of letters that were not used yet. */
  unusedCodes: number;
  results: WaveResults;
};

export type DeskSurveysPage = {
  kind: 'desk-surveys';
  waves: WaveLine[];
  typed: { title: string; code: string; access: string; from: string; to: string };
  problems: { field: string; code: string; limit?: number }[];
  /** Whether this member may make a wave. */
  mayWrite: boolean;
};
export type DeskSurveyPage = {
  kind: 'desk-survey';
  wave: WaveDetails;
  /** Address of the survey for letters and posters. */
  address: string;
  others: { id: string; title: string }[];
  comparedId: string;
  problems: { field: string; code: string; limit?: number }[];
  mayWrite: boolean;
};
