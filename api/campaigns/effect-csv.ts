import { confidentialCsv } from '#api/counts/confidential-csv.ts';
import words from '#content/i18n/nl/effect.json' with { type: 'json' };
import type { EffectAnswer } from './effect-page.schema.ts';

/** The figures of the chart. */
export function effectCsv({ series }: Pick<EffectAnswer, 'series'>): string {
  const rows = series.map(({ month, weeks, observed, expected, low, high, controls, phase }) => [
    ...[month, words.phases[phase], weeks, observed],
    ...[expected, low, high, controls],
  ]);
  return confidentialCsv(Object.values(words.csv), rows);
}
