import { inflateSync } from 'node:zlib';
import decodeQR from 'qr/decode.js';

/** Pixels of one module: what a telephone's camera would have of it. */
const scale = 4;
/** Stretches of dark modules as a printed sheet draws them: a rectangle of one high, in modules. */
const stretch = /(\d+) (\d+) m\n(\d+) \2 l\n\3 \d+ l\n\1 \d+ l\n(?:\1 \2 l\n)?h/g;
/** Fewer rectangles in one path are some drawing. */
const fewest = 60;

/** What the QR code on a sheet says, read from the printed file itself; null when no code is on it. */
export function qrInPdf(pdf: Buffer): string | null {
  const paths = pageContents(pdf).flatMap((content) => content.split(/\nf\*?\n/));
  const drawn = paths.map((path) => [...path.matchAll(stretch)]).find((each) => each.length > fewest);
  if (drawn === undefined) return null;
  const runs = drawn.map(([, x, y, end]) => ({ x: Number(x), y: Number(y), end: Number(end) }));
  // As much white at the far sides as at the near ones.
  const modules = Math.max(...runs.map(({ end }) => end)) + Math.min(...runs.map(({ x }) => x));
  const side = modules * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const { x, y, end } of runs)
    for (let row = y * scale; row < (y + 1) * scale; row += 1)
      for (let at = x * scale; at < end * scale; at += 1)
        data.fill(0, (row * side + at) * 4, (row * side + at) * 4 + 3);
  return decodeQR({ width: side, height: side, data });
}

/** Every stream of the file that can be unpacked. */
function pageContents(pdf: Buffer): string[] {
  return [...pdf.toString('latin1').matchAll(/stream\r?\n/g)].flatMap(({ index, 0: word }) => {
    try {
      return [inflateSync(pdf.subarray(index + word.length)).toString('latin1')];
    } catch {
      return [];
    }
  });
}
