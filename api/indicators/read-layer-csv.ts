import { CsvError, parse } from 'csv-parse/sync';
import { areasOn } from '#content/areas/area-sets.ts';
import { readFigure } from './read-figure.ts';

export const mostCsvBytes = 200_000;
/** A file of another kind has a fault on every line; the first ones tell enough. */
export const mostCsvFaults = 50;

/** A line as a spreadsheet numbers it, from 1; 0 is the file as a whole. */
export type CsvFault = { line: number; code: CsvFaultCode };
export type CsvFaultCode =
  | 'table-too-large'
  | 'table-not-text'
  | 'broken-quotes'
  | 'no-values'
  | 'two-columns'
  | 'unknown-area'
  | 'double-area'
  | 'not-a-number'
  | 'ambiguous-number'
  | 'negative-number';

export type LayerTable =
  | { kind: 'values'; values: Record<string, number | null>; absent: string[] }
  | { kind: 'faults'; faults: CsvFault[]; more: number };

type Row = { line: number; cells: string[] };

/**
 * Two columns, code and value, as a Dutch spreadsheet or a program writes them: `;`, a tab or `,` between the cells, a
 * decimal comma or dot, with or without heading and byte order mark. All faults together, by line; `absent` are the
 * municipalities of that day that the table does not name.
 */
export function readLayerCsv(text: string, areaVintage: string): LayerTable {
  if (Buffer.byteLength(text) > mostCsvBytes) return faultsOf([{ line: 0, code: 'table-too-large' }]);
  // A spreadsheet's own file (a zip) and UTF-16 both hold these.
  if (/[\0\uFFFD]/.test(text)) return faultsOf([{ line: 0, code: 'table-not-text' }]);
  const read = rowsOf(text);
  if (read.kind === 'faults') return read;
  const codes = areasOn(areaVintage).flatMap(({ code, kind }) => (kind === 'municipality' ? [code] : []));
  const { values, faults } = valuesOf(withoutHeading(read.rows), new Set(codes));
  if (faults.length > 0) return faultsOf(faults);
  if (!Object.values(values).some((value) => value !== null))
    return faultsOf([{ line: 0, code: 'no-values' }]);
  return { kind: 'values', values, absent: codes.filter((code) => !(code in values)) };
}

function faultsOf(faults: CsvFault[]): LayerTable & { kind: 'faults' } {
  return {
    kind: 'faults',
    faults: faults.slice(0, mostCsvFaults),
    more: Math.max(0, faults.length - mostCsvFaults),
  };
}

type Rows = { kind: 'rows'; rows: Row[] } | (LayerTable & { kind: 'faults' });

function rowsOf(text: string): Rows {
  const options = {
    bom: true,
    delimiter: delimiterOf(text),
    trim: true,
    relax_column_count: true,
    info: true,
  };
  try {
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    const rows = records.map(({ record, info }) => ({ line: info.lines, cells: record }));
    return { kind: 'rows', rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as { lines?: number };
    return faultsOf([{ line: lines ?? 0, code: 'broken-quotes' }]);
  }
}

/** A comma may be a decimal one, so it separates cells only where nothing else does. */
function delimiterOf(text: string): string {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  return [';', '\t'].find((sign) => first.includes(sign)) ?? ',';
}

function withoutHeading(rows: Row[]): Row[] {
  const [code = '', value = ''] = rows[0]?.cells ?? [];
  return isCode(code) || /\d/.test(value) ? rows : rows.slice(1);
}

const isCode = (cell: string) => /^GM\d{4}$/i.test(cell);

function valuesOf(rows: Row[], known: ReadonlySet<string>) {
  const values: Record<string, number | null> = {};
  const faults: CsvFault[] = [];
  for (const { line, cells } of rows) {
    // A spreadsheet may end every line with empty cells.
    const filled = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
    const code = (filled[0] ?? '').toUpperCase();
    const figure = readFigure(filled[1] ?? '');
    const wide = filled.length > 2 || cells.length < 2;
    if (wide) faults.push({ line, code: 'two-columns' });
    if (!known.has(code)) faults.push({ line, code: 'unknown-area' });
    else if (code in values) faults.push({ line, code: 'double-area' });
    if (!wide && figure.kind === 'fault') faults.push({ line, code: figure.code });
    if (known.has(code)) values[code] = figure.kind === 'figure' ? figure.value : null;
  }
  return { values, faults };
}
