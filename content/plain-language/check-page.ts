import type { DutchPage, Fault } from './dutch-page.ts';
import { findForbiddenWords } from './find-forbidden-words.ts';
import { scoreReadability } from './score-readability.ts';
import { splitSentences } from './split-sentences.ts';

/** Flesch-Douma, words per sentence. Official prose scores about −12, texts at B1 about 60 to 115. */
export const goals = { lowestScore: 60, meanWords: 12, longestSentence: 20 };
/** With fewer whole sentences one long word decides the score. */
const fewestSentences = 5;

/** All faults against plain language of one page. */
export const checkPage = (page: DutchPage): Fault[] => [
  ...checkScore(page),
  ...page.texts.flatMap(splitSentences).flatMap(({ text, words }) => [
    ...(words.length > goals.longestSentence
      ? [
          {
            file: page.file,
            rule: 'sentence-length' as const,
            where: text,
            detail: `${words.length} words; at most ${goals.longestSentence}`,
          },
        ]
      : []),
    ...findForbiddenWords(text).map(({ word, instead }) => ({
      file: page.file,
      rule: 'forbidden-word' as const,
      where: text,
      detail: `"${word}": say "${instead}"`,
    })),
  ]),
];

function checkScore({ file, texts }: DutchPage): Fault[] {
  const readability = scoreReadability(texts);
  if (readability === null || readability.sentences < fewestSentences) return [];
  const { score, meanWords } = readability;
  const faults: Fault[] = [];
  if (score < goals.lowestScore)
    faults.push({
      file,
      rule: 'score',
      where: '',
      detail: `Flesch-Douma ${score.toFixed(1)}; at least ${goals.lowestScore}`,
    });
  if (meanWords > goals.meanWords)
    faults.push({
      file,
      rule: 'mean-length',
      where: '',
      detail: `${meanWords.toFixed(1)} words per sentence; at most ${goals.meanWords}`,
    });
  return faults;
}
