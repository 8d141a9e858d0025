import words from '#content/i18n/nl/density.json' with { type: 'json' };
import type { DensityArea, DensityTable } from './density-page.schema.ts';

const byteOrderMark = '\uFEFF';

/**
 * The figures of the page for Dutch Excel: UTF-8 with a byte order mark, `;` between cells and a comma in decimals,
 * every cell quoted. Where too little was expected, what compares is left out as on the page.
 */
export function densityCsv({ areas, elsewhere }: DensityTable): string {
  const heading = Object.values(words.csv);
  const rows = areas.map((area) => [...countsOf(area), ...comparisonOf(area)]);
  const apart = elsewhere.map(({ code, name, observed }) => {
    const blank = Array<null>(heading.length - 5).fill(null);
    return [code, name, null, observed, ...blank, words.elsewhere.state];
  });
  return byteOrderMark + [heading, ...rows, ...apart].map(lineOf).join('');
}

function countsOf(area: DensityArea): Cell[] {
  return [
    ...[area.code, area.name, area.population, area.observed],
    ...[area.rate, ...bounds(area.rateInterval), per10000(area.marshall), per10000(area.marshallLocal)],
    area.expected,
  ];
}

function comparisonOf(area: DensityArea): Cell[] {
  const { ratio, posterior, pLow, qLow, signals, funnel, state } = area;
  const sayable = state !== null && state !== 'te weinig verwacht om iets te zeggen';
  const figures = [
    ...[ratio, ...bounds(area.interval), ...bounds(area.midP)],
    ...[posterior?.mean, posterior?.lo, posterior?.hi, posterior?.pBelow075, pLow, qLow],
    ...[yesOrNo(signals.underReported), yesOrNo(signals.low), funnel && words.funnelPlaces[funnel]],
  ];
  return [...figures.map((figure) => (sayable ? figure : null)), state];
}

const bounds = (interval: DensityArea['interval']): Cell[] => interval ?? [null, null];
const per10000 = (rate: number | null) => (rate === null ? null : rate * 1e4);
const yesOrNo = (holds: boolean) => (holds ? words.yes : words.no);

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
