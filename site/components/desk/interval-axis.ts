/** Width and middle of the drawing, in its own units; the middle is "exactly as expected". */
export const axis = { width: 144, height: 22, middle: 72 };

const perFold = 36;
const margin = 8;

/** Place of a ratio on a logarithmic axis from about ⅙ to 6 times; beyond that it stays on the edge. */
export function placeOf(ratio: number): { x: number; beyond: boolean } {
  const wished = axis.middle + perFold * Math.log(ratio);
  const x = Math.round(Math.min(Math.max(wished, margin), axis.width - margin));
  return { x, beyond: wished < margin || wished > axis.width - margin };
}
