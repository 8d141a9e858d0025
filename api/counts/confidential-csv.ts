import words from '#content/i18n/nl/desk.json' with { type: 'json' };
import { type Cell, csvCell } from './csv-cell.ts';

const byteOrderMark = '\uFEFF';

/**
 * A table that may not be passed on, for Dutch Excel: UTF-8 with a byte order mark, `;` between cells, every cell quoted.
 * The last column says so in each row: a file is soon renamed, and rows that are pasted elsewhere take their cells along.
 * A line above the heading would say it once, and break whatever reads a heading first.
 */
export function confidentialCsv(heading: Cell[], rows: Cell[][]): string {
  const { column, cell } = words.confidential;
  const lines = [[...heading, column], ...rows.map((cells) => [...cells, cell])];
  return byteOrderMark + lines.map((cells) => `${cells.map(csvCell).join(';')}\r\n`).join('');
}

/** `attachment`, under a name that begins with what it is: so it stands in a folder, a mail and a search. */
export const confidentialFile = (name: string) => `attachment; filename="${confidentialName(name)}"`;

export const confidentialName = (name: string) => `vertrouwelijk-${name}`;
