import { type HintKind, hintLanguages } from '#content/hints/hint.ts';
import { hintEntries } from '#content/hints/hint-entries.ts';
import type { ReportContent } from './report.schema.ts';

export type ReportHint = { kind: HintKind; words: string };

/**
 * For the one who screens an opened report: words of the text and of the place that may give the reporter away. By the
 * same rules that the reporter saw while writing, so what is still here was left in, or sent without script.
 */
export function reportHints({ text, place, language }: ReportContent): ReportHint[] {
  const written = hintLanguages.find((each) => each === language) ?? hintLanguages[0];
  const found = [text, place.description].flatMap((part) => hintEntries(part, written));
  return [...new Map(found.map((entry) => [entry.key, entry])).values()].map(({ kind, words }) => ({
    kind,
    words,
  }));
}
