import { findHints } from './find-hints.ts';
import { type HintKind, type HintLanguage, hintKinds } from './hint.ts';
import type { LabelledSentence } from './labelled/labelled-sentences.ts';

export type HintFigures = {
  sentences: number;
  /** Share of the sentences that give somebody away in which any hint was found. */
  recall: number;
  /** Share of the sentences with a hint that do give somebody away. */
  precision: number;
  /** `relation` -> `19/20`: of the sentences with that label, in how many a hint of that kind was found. */
  kinds: Partial<Record<HintKind, string>>;
};

/** How well the rules do on labelled sentences of one language. Figures only: no sentence leaves this function. */
export function measureHints(all: readonly LabelledSentence[], language: HintLanguage): HintFigures {
  const judged = all
    .filter((sentence) => sentence.language === language)
    .map(({ text, kinds }) => ({ kinds, found: new Set(findHints(text, language).map(({ kind }) => kind)) }));
  const telling = judged.filter(({ kinds }) => kinds.length > 0);
  const hinted = judged.filter(({ found }) => found.size > 0);
  const both = telling.filter(({ found }) => found.size > 0).length;
  const kinds = hintKinds.flatMap((kind) => {
    const labelled = telling.filter((sentence) => sentence.kinds.includes(kind));
    const seen = labelled.filter(({ found }) => found.has(kind)).length;
    return labelled.length > 0 ? [[kind, `${seen}/${labelled.length}`]] : [];
  });
  return {
    sentences: judged.length,
    recall: both / telling.length,
    precision: both / hinted.length,
    kinds: Object.fromEntries(kinds),
  };
}
