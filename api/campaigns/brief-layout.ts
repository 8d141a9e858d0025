import type PDFDocument from 'pdfkit';
import { inDrawableLetters } from './brief-letters.ts';
import type { BriefContent } from './brief-page.schema.ts';
import { briefWords } from './brief-words.ts';

type Document = InstanceType<typeof PDFDocument>;

/** A4 in points, with a margin of 15 mm all around. */
export const page = { width: 595.28, height: 841.89, margin: 42.5 } as const;

export type Face = 'Helvetica' | 'Helvetica-Bold' | 'Times-Bold';
/** A text with its place on the page. */
export type Block = {
  tag: 'P' | 'H1' | 'H2' | 'Caption';
  text: string;
  face: Face;
  size: number;
  x: number;
  y: number;
  width: number;
};
export type Layout = { blocks: Block[]; map: { x: number; y: number; scale: number }; bottom: number };

const [largestScale, smallestScale] = [1.2, 0.55];

/**
 * Everything on one page: sizes shrink together, from large for a short text, until the last line stands above the margin. Throws rather than give
 * a council a second page or half a sentence.
 */
export function briefLayout(doc: Document, brief: BriefContent): Layout {
  for (let scale = largestScale; scale >= smallestScale; scale -= 0.025) {
    const layout = laidOut(doc, brief, scale);
    if (layout.bottom <= page.height - page.margin) return layout;
  }
  throw new RangeError('The brief does not fit on one page.');
}

const [gutter, mapShare] = [24, 0.36];
const full: number = page.width - 2 * page.margin;
type Column = { x: number; width: number };
const whole: Column = { x: page.margin, width: full };

function laidOut(doc: Document, brief: BriefContent, scale: number): Layout {
  const pen = penOf(doc, scale);
  const top = head(pen, brief);
  const mapWidth = full * mapShare * Math.min(1, scale + 0.1);
  const mapScale = mapWidth / brief.map.width;
  const left = { x: page.margin, width: mapWidth };
  const right = { x: page.margin + mapWidth + gutter, width: full - mapWidth - gutter };
  const underMap = top + brief.map.height * mapScale + 5;
  const leftEnd = pen.write({ text: brief.mapCaption, size: 8.5, tag: 'Caption' }, left, underMap, 0);
  const rightEnd = columnOf(pen, brief, right, top);
  const bottom = foot(pen, brief, Math.max(leftEnd, rightEnd) + 12 * scale);
  return { blocks: pen.blocks, map: { x: page.margin, y: top, scale: mapScale }, bottom };
}

type Words = { text: string; size: number; face?: Face; tag?: Block['tag'] };
type Pen = {
  blocks: Block[];
  /** Writes a text at a height; answers where the next one begins, `after` points below it. */
  write: (words: Words, column: Column, y: number, after: number) => number;
};

function penOf(doc: Document, scale: number): Pen {
  const blocks: Block[] = [];
  const write: Pen['write'] = ({ text, size, face = 'Helvetica', tag = 'P' }, column, y, after) => {
    const block = { tag, text: inDrawableLetters(text), face, size: size * scale, ...column };
    blocks.push({ ...block, y });
    return y + heightOf(doc, block) + after * scale;
  };
  return { blocks, write };
}

function head({ write }: Pen, { invented, kicker, title, verdict, period }: BriefContent): number {
  let y: number = page.margin;
  if (invented !== null) y = write({ text: invented, size: 10, face: 'Helvetica-Bold' }, whole, y, 6);
  y = write({ text: kicker, size: 9.5 }, whole, y, 3);
  y = write({ text: title, size: 13, face: 'Helvetica-Bold' }, whole, y, 8);
  y = write({ text: verdict, size: 19, face: 'Times-Bold', tag: 'H1' }, whole, y, 8);
  return write({ text: period, size: 9.5 }, whole, y, 14);
}

function columnOf(pen: Pen, brief: BriefContent, column: Column, top: number): number {
  let y = heading(pen, brief.numbersHeading, column, top, 7);
  for (const { label, value, range } of brief.numbers) {
    y = pen.write({ text: label, size: 9.5 }, column, y, 1);
    y = pen.write({ text: value, size: 16, face: 'Helvetica-Bold' }, column, y, 1);
    y = pen.write({ text: range, size: 9.5 }, column, y, 11);
  }
  y = heading(pen, brief.limitsHeading, column, y, 5);
  for (const limit of brief.limits) y = pen.write({ text: limit, size: 9.5 }, column, y, 5);
  return y;
}

function foot(pen: Pen, { title, methodHeading, method, record }: BriefContent, top: number): number {
  const isWhole = inDrawableLetters(title) === title.normalize('NFC');
  const text = isWhole ? record : `${record} ${briefWords.lettersLost}`;
  const y = heading(pen, methodHeading, whole, top, 4);
  return pen.write({ text, size: 8.5 }, whole, pen.write({ text: method, size: 8.5 }, whole, y, 4), 0);
}

const heading = ({ write }: Pen, text: string, column: Column, y: number, after: number) =>
  write({ text, size: 11, face: 'Helvetica-Bold', tag: 'H2' }, column, y, after);

export function heightOf(doc: Document, { text, face, size, width }: Omit<Block, 'y'>): number {
  return doc
    .font(face)
    .fontSize(size)
    .heightOfString(text, { width, lineGap: lineGapOf(size) });
}

export const lineGapOf = (size: number) => size * 0.16;
