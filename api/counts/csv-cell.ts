export type Cell = string | number | null | undefined;

/** Always quoted; a decimal has a comma, and six figures at most. */
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
