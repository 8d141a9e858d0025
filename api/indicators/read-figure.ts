/** A number as people in the Netherlands type it; `ambiguous` when 1.234 may be a thousand or a little more than one. */
export type Figure =
  | { kind: 'figure'; value: number | null }
  | { kind: 'fault'; code: 'not-a-number' | 'ambiguous-number' | 'negative-number' };

const mostValue = 1e12;
const thousands = /^-?[1-9]\d{0,2}(\.\d{3})+$/;
const dutchThousands = /^-?[1-9]\d{0,2}(\.\d{3})+,\d+$/;
const plain = /^-?\d+([.,]\d+)?$/;

/** An empty cell and the CBS sign `.` mean that the figure is not known. */
export function readFigure(text: string): Figure {
  if (text === '' || text === '.') return { kind: 'figure', value: null };
  // CBS tables round to tens, so 1.230 farms and 1.230 km² look the same: only a person can tell.
  if (thousands.test(text)) return { kind: 'fault', code: 'ambiguous-number' };
  const dotted = dutchThousands.test(text) ? text.replaceAll('.', '') : text;
  const value = Number(dotted.replace(',', '.'));
  if (!plain.test(dotted) || Math.abs(value) > mostValue) return { kind: 'fault', code: 'not-a-number' };
  return value < 0 ? { kind: 'fault', code: 'negative-number' } : { kind: 'figure', value };
}
