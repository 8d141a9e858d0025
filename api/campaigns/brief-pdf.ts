import PDFDocument from 'pdfkit';
import { type Block, briefLayout, lineGapOf, page } from './brief-layout.ts';
import type { BriefContent } from './brief-page.schema.ts';
import { briefWords, filled } from './brief-words.ts';

type Document = InstanceType<typeof PDFDocument>;

/**
 * The brief as one A4 page: tagged, in Dutch, with a title, in the standard fonts of every reader. Black on white and
 * a map of lines: no colour that could be taken for a verdict, and it survives any printer.
 */
export async function briefPdf(brief: BriefContent): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    lang: 'nl-NL',
    tagged: true,
    displayTitle: true,
    info: {
      Title: filled(briefWords.title, { title: brief.title }),
      Author: 'NH Drugsalert',
      CreationDate: new Date(`${brief.day}T00:00:00Z`),
    },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  const { blocks, map } = briefLayout(doc, brief);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const block of blocks) {
    // Read aloud in the order of the page: the map comes before its caption.
    if (block.tag === 'Caption') root.add(figure(doc, brief, map));
    root.add(doc.struct(block.tag, {}, () => write(doc, block)));
  }
  root.end();
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function write(doc: Document, { text, face, size, x, y, width }: Block): void {
  doc
    .font(face)
    .fontSize(size)
    .fillColor('black')
    // Its own height, or a text near the foot would open a second page.
    .text(text, x, y, { width, lineGap: lineGapOf(size), height: page.height });
}

function figure(
  doc: Document,
  { map, mapAlternative }: BriefContent,
  place: { x: number; y: number; scale: number },
) {
  return doc.struct('Figure', { alt: mapAlternative }, () => {
    doc.save().translate(place.x, place.y).scale(place.scale);
    doc.rect(0, 0, map.width, map.height).clip();
    doc.path(map.land).lineWidth(0.5).fillAndStroke('white', '#555555');
    if (map.chosen !== '') {
      doc.save().path(map.chosen).clip();
      for (let at = -map.height; at < map.width; at += 4)
        doc.moveTo(at, map.height).lineTo(at + map.height, 0);
      doc.lineWidth(1.1).stroke('black').restore();
      doc.path(map.chosen).lineWidth(1.3).stroke('black');
    }
    doc.restore();
  });
}
