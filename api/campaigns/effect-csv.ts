import { csvCell } from '#api/counts/density-csv.ts';
import words from '#content/i18n/nl/effect.json' with { type: 'json' };
import type { EffectAnswer } from './effect-page.schema.ts';

const byteOrderMark = '\uFEFF';

/** The figures of the chart for Dutch Excel: UTF-8 with a byte order mark, `;` between cells, a comma in decimals. */
export function effectCsv({ series }: Pick<EffectAnswer, 'series'>): string {
  const rows = series.map(({ month, weeks, observed, expected, low, high, controls, phase }) => [
    ...[month, words.phases[phase], weeks, observed],
    ...[expected, low, high, controls],
  ]);
  return byteOrderMark + [Object.values(words.csv), ...rows].map(lineOf).join('');
}

const lineOf = (cells: (string | number | null)[]) => `${cells.map(csvCell).join(';')}\r\n`;
