import { startsWith, uint16, uint32 } from './byte-reading.ts';
import { exifTraces } from './exif-traces.ts';
import type { Trace } from './photo-traces.ts';
import { xmpTraces } from './xmp-traces.ts';

/** Datasets of record 2 of IPTC-IIM 4.2 by what they tell. */
const datasets: Partial<Record<Trace, number[]>> = {
  place: [26, 27, 90, 92, 95, 100, 101],
  moment: [30, 35, 37, 38, 47, 55, 60, 62, 63],
  author: [80, 85, 110, 115, 116, 118, 122],
  software: [65, 70],
  text: [5, 7, 25, 40, 105, 120],
  preview: [202],
};
const traceOfDataset = new Map(
  Object.entries(datasets).flatMap(([trace, numbers]) =>
    numbers.map((each) => [each, trace as Trace] as const),
  ),
);

const iptcBlock = 0x0404;
const thumbnailBlocks = [0x0409, 0x040c];
const profileBlock = 0x040f;
const exifBlocks = [0x0422, 0x0423];
const xmpBlock = 0x0424;
const mostBlocks = 500;

/** What the image resources of Photoshop (`8BIM`) tell, IPTC among them. Never nothing: they are there. */
export function photoshopTraces(resources: Uint8Array): Set<Trace> {
  const found = new Set<Trace>();
  let at = 0;
  for (let block = 0; block < mostBlocks && startsWith(resources, '8BIM', at); block += 1) {
    const name = 1 + (resources[at + 6] ?? 0);
    const size = at + 6 + name + (name % 2);
    const length = uint32(resources, size);
    for (const trace of tracesOf(uint16(resources, at + 4), resources.subarray(size + 4, size + 4 + length)))
      found.add(trace);
    at = size + 4 + length + (length % 2);
  }
  return found.size > 0 ? found : found.add('other');
}

function tracesOf(kind: number, block: Uint8Array): Iterable<Trace> {
  if (kind === iptcBlock) return iptcTraces(block);
  if (exifBlocks.includes(kind)) return exifTraces(block);
  if (kind === xmpBlock) return xmpTraces(block);
  if (thumbnailBlocks.includes(kind)) return ['preview'];
  return kind === profileBlock ? ['profile'] : ['other'];
}

function iptcTraces(block: Uint8Array): Set<Trace> {
  const found = new Set<Trace>();
  let at = 0;
  while (block[at] === 0x1c && at + 5 <= block.length) {
    // Record 1 is the envelope; the version of a record says nothing.
    const [record, number] = [block[at + 1], block[at + 2] ?? 0];
    if (record === 2 && number > 0) found.add(traceOfDataset.get(number) ?? 'other');
    at += 5 + uint16(block, at + 3);
  }
  return found.size > 0 ? found : found.add('other');
}
