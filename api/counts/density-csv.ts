import type { DensityTable } from '#api/rendered-page.schema.ts';
import words from '#content/i18n/nl/density.json' with { type: 'json' };

const byteOrderMark = '\uFEFF';

/**
 * The figures of the page for Dutch Excel: UTF-8 with a byte order mark, `;` between cells and a comma in decimals,
 * every cell quoted. Where too little was expected, the ratio is left out as on the page.
 */
export function densityCsv({ areas, elsewhere }: DensityTable): string {
  const heading = Object.values(words.csv);
  const rows = areas.map((area) => {
    const sayable = area.state !== 'too-little-expected';
    return [
      ...[area.code, area.name, area.population, area.observed],
      ...[area.rate, area.rateInterval?.[0], area.rateInterval?.[1], area.expected],
      ...(sayable ? [area.ratio, area.interval?.[0], area.interval?.[1]] : [null, null, null]),
      area.state === null ? null : words.states[area.state],
    ];
  });
  const apart = elsewhere.map(({ code, name, observed }) => {
    const blank = Array<null>(heading.length - 5).fill(null);
    return [code, name, null, observed, ...blank, words.elsewhere.state];
  });
  return byteOrderMark + [heading, ...rows, ...apart].map(lineOf).join('');
}

type Cell = string | number | null | undefined;

const lineOf = (cells: Cell[]) => `${cells.map(csvCell).join(';')}\r\n`;

export function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '""';
  const text = typeof cell === 'number' ? figure(cell) : harmless(cell);
  return `"${text.replaceAll('"', '""')}"`;
}

const figure = (value: number) =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6))).replace('.', ',');

/** A spreadsheet runs a cell that starts like this as a formula, also behind blanks or quotes and in full width. */
function harmless(text: string): string {
  return /^[\s"'\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
