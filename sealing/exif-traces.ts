import { startsWith, uint16, uint32 } from './byte-reading.ts';
import type { Trace } from './photo-traces.ts';

/** Tags of Exif 3.0 (CIPA DC-008-2023) and TIFF 6.0 that tell something, by what they tell. */
const tagsThatTell: Partial<Record<Trace, number[]>> = {
  device: [0x010f, 0x0110, 0x013c, 0x927c, 0xa431, 0xa432, 0xa433, 0xa434, 0xa435, 0xc614, 0xc62f],
  moment: [0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292],
  author: [0x013b, 0x8298, 0x9c9d, 0xa430, 0xa437, 0xa438],
  software: [0x0131, 0x000b, 0xa439, 0xa43a, 0xa43b, 0xa43c, 0xc4a5],
  preview: [0x0201, 0x0202, 0x014a],
  text: [0x010d, 0x010e, 0x9286, 0x9c9b, 0x9c9c, 0x9c9e, 0x9c9f, 0xa436],
  profile: [0x8773],
};
/** How the picture is laid out; it says nothing of who made it, where or when. */
const layout = [
  0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0112, 0x0115, 0x011a, 0x011b, 0x011c, 0x0128, 0x0213, 0x8769,
  0x8825, 0x9000, 0x9101, 0xa000, 0xa001, 0xa002, 0xa003, 0xa005,
];
const traceOfTag = new Map<number, Trace | null>([
  ...Object.entries(tagsThatTell).flatMap(([trace, tags]) =>
    tags.map((tag) => [tag, trace as Trace] as const),
  ),
  ...layout.map((tag) => [tag, null] as const),
]);

const exifDirectory = 0x8769;
const gpsDirectory = 0x8825;
/** A directory that points at itself, or at thousands of others, is read no further. */
const mostDirectories = 12;
const mostEntries = 300;
const entryBytes = 12;

/** What an Exif block tells; it begins with `Exif` or at once with its TIFF header. Never nothing: the block is there. */
export function exifTraces(block: Uint8Array): Set<Trace> {
  const found = new Set<Trace>();
  const tiff = startsWith(block, 'Exif\0') ? block.subarray(6) : block;
  if (!startsWith(tiff, 'II') && !startsWith(tiff, 'MM')) return found.add('other');
  const little = startsWith(tiff, 'II');
  const waiting = [{ at: uint32(tiff, 4, little), gps: false }];
  const read = new Set<number>();
  // Directories that lie over each other would be read many times.
  let left = Math.ceil(tiff.length / entryBytes);
  for (let next = waiting.shift(); next && read.size < mostDirectories && left > 0; next = waiting.shift()) {
    if (next.at === 0 || next.at >= tiff.length || read.has(next.at)) continue;
    read.add(next.at);
    const entries = Math.min(uint16(tiff, next.at, little), mostEntries, left);
    left -= entries;
    waiting.push(...readDirectory(tiff, { ...next, entries }, little, found));
  }
  return found.size > 0 ? found : found.add('other');
}

type Directory = { at: number; gps: boolean };
type Entries = Directory & { entries: number };

/** Notes what one directory tells, and answers the directories it leads to. */
function readDirectory(tiff: Uint8Array, { at, gps, entries }: Entries, little: boolean, found: Set<Trace>) {
  const leadsTo: Directory[] = [];
  for (let entry = 0; entry < entries; entry += 1) {
    const from = at + 2 + entry * entryBytes;
    const tag = uint16(tiff, from, little);
    if (from + entryBytes > tiff.length) break;
    // The version of the GPS part stands there without a place as well.
    if (gps) found.add(tag === 0 ? 'other' : 'place');
    else noteTag(tag, found);
    if (tag === exifDirectory || tag === gpsDirectory)
      leadsTo.push({ at: uint32(tiff, from + 8, little), gps: tag === gpsDirectory });
  }
  if (!gps) leadsTo.push({ at: uint32(tiff, at + 2 + entries * entryBytes, little), gps: false });
  return leadsTo;
}

function noteTag(tag: number, found: Set<Trace>): void {
  const trace = traceOfTag.get(tag);
  if (trace !== null) found.add(trace ?? 'other');
}
