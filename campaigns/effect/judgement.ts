import { inWords } from './day-in-words.ts';
import type { Headline } from './method.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { type SentenceFacts, verdictSentence, withdrawnSentence } from './verdict-sentence.ts';

export type JudgedBy = Omit<SentenceFacts, 'ratio' | 'interval'>;
/** The verdict is null where a campaign was withdrawn: it has none, not even too early. */
export type Judgement = { verdict: Verdict | null; sentence: string };

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

/** Of a campaign that was withdrawn on an ISO day. */
export const withdrawnJudgement = (isoDay: string): Judgement => ({
  verdict: null,
  sentence: withdrawnSentence(inWords(isoDay)),
});
