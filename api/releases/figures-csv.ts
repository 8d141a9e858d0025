import { csvCell } from '#api/counts/csv-cell.ts';
import type { PublishedRelease } from '#campaigns/disclosure/release.schema.ts';
import english from '#content/i18n/en/figures.json' with { type: 'json' };
import englishPhenomena from '#content/i18n/en/phenomena.json' with { type: 'json' };
import dutch from '#content/i18n/nl/figures.json' with { type: 'json' };
import dutchPhenomena from '#content/i18n/nl/phenomena.json' with { type: 'json' };
import polish from '#content/i18n/pl/figures.json' with { type: 'json' };
import polishPhenomena from '#content/i18n/pl/phenomena.json' with { type: 'json' };
import type { FullLanguage } from '#content/languages.ts';

const byteOrderMark = '\uFEFF';
const words = {
  nl: { ...dutch.csv, phenomena: dutchPhenomena },
  en: { ...english.csv, phenomena: englishPhenomena },
  pl: { ...polish.csv, phenomena: polishPhenomena },
} satisfies Record<FullLanguage, unknown>;

/** The release as a table for a Dutch spreadsheet; the same figures as on the page and in the API, in the same order. */
export function figuresCsv({ rows, version, sha256 }: PublishedRelease, language: FullLanguage): string {
  const { columns, levels, statuses, all, phenomena } = words[language];
  const lines = rows.map((row) => [
    ...[row.period, levels[row.level], row.code, row.name],
    row.phenomenon === null ? all : phenomena[row.phenomenon].name,
    ...[statuses[row.status], row.value, row.lo, row.hi],
    ...[version, sha256],
  ]);
  return byteOrderMark + [Object.values(columns), ...lines].map(lineOf).join('');
}

const lineOf = (cells: (string | number | null)[]) => `${cells.map(csvCell).join(';')}\r\n`;
