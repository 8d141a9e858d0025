import type { Headline } from './method.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { type SentenceFacts, verdictSentence } from './verdict-sentence.ts';

export type JudgedBy = Omit<SentenceFacts, 'ratio' | 'interval'>;

/** Verdict and sentence of the final look; before it (null) there is nothing to judge: too early. */
export function judgementOf(headline: Headline | null, by: JudgedBy): { verdict: Verdict; sentence: string } {
  const measured = { ...(headline ?? nothing), relevant: by.relevant };
  const verdict = verdictOf({ ...measured, final: headline !== null });
  return { verdict, sentence: verdictSentence(verdict, { ...by, ...measured }) };
}

const nothing: Pick<Headline, 'ratio' | 'interval' | 'observed' | 'expected'> = {
  ...{ ratio: null, interval: [0, Infinity] },
  ...{ observed: 0, expected: 0 },
};
