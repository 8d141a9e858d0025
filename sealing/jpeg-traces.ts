import { startsWith, uint16 } from './byte-reading.ts';
import { exifTraces } from './exif-traces.ts';
import type { Trace } from './photo-traces.ts';
import { photoshopTraces } from './photoshop-traces.ts';
import { type ReadBlock, readingRoom } from './reading-room.ts';
import { xmpTraces } from './xmp-traces.ts';

const [startOfImage, endOfImage, startOfScan, remark] = [0xd8, 0xd9, 0xda, 0xfe];
const xmpStart = 'http://ns.adobe.com/xap/1.0/\0';
const photoshopStart = 'Photoshop 3.0\0';
/** A picture behind a picture behind a picture is read no further. */
const mostPictures = 4;
/** A profile and a large XMP are cut into 255 at most. */
const mostSegments = 1000;

/** Walks the segments of a JPEG (ITU-T T.81, B.1) and what comes after its end. */
export function jpegTraces(bytes: Uint8Array, picture = 1): { found: Set<Trace>; whole: boolean } {
  const found = new Set<Trace>();
  const read = readingRoom(found);
  let at = 2;
  for (let segment = 0; ; segment += 1) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
    if (marker === endOfImage) break;
    if (segment >= mostSegments) return { found: found.add('other'), whole: false };
    const length = uint16(bytes, at + 2);
    if (marker === 0 || length < 2 || at + 2 + length > bytes.length) return { found, whole: false };
    noteSegment(marker, bytes.subarray(at + 4, at + 2 + length), found, read);
    at += 2 + length;
    if (marker === startOfScan) at = endOfScan(bytes, at);
  }
  const behind = bytes.subarray(at + 2);
  if (behind.length > 0) noteBehind(behind, found, picture);
  return { found, whole: true };
}

/** The compressed picture itself: 0xff stands in it only before a zero or a restart marker. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] as number;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function noteSegment(marker: number, body: Uint8Array, found: Set<Trace>, read: ReadBlock): void {
  if (marker === remark) found.add('text');
  else if (marker === 0xe1 && startsWith(body, 'Exif\0')) read(body, exifTraces);
  else if (marker === 0xe1 && startsWith(body, xmpStart)) read(body.subarray(xmpStart.length), xmpTraces);
  else if (marker === 0xed && startsWith(body, photoshopStart))
    read(body.subarray(photoshopStart.length), photoshopTraces);
  else if (marker >= 0xe0 && marker <= 0xef) for (const trace of tracesOfApp(marker, body)) found.add(trace);
  // 0xf0 and up are free for whoever wants to hide something.
  else if (marker >= 0xf0 || marker < 0xc0) found.add('other');
}

function tracesOfApp(marker: number, body: Uint8Array): Iterable<Trace> {
  if (marker === 0xe0) return jfifTraces(body);
  if (marker === 0xe2 && startsWith(body, 'ICC_PROFILE\0')) return ['profile'];
  if (marker === 0xe2 && startsWith(body, 'MPF\0')) return ['preview'];
  // Which way the colours are stored: twelve bytes that every program writes the same.
  if (marker === 0xee && startsWith(body, 'Adobe') && body.length === 12) return [];
  return ['other'];
}

function jfifTraces(body: Uint8Array): Trace[] {
  if (startsWith(body, 'JFXX')) return ['preview'];
  if (!startsWith(body, 'JFIF\0')) return ['other'];
  if (body[12] || body[13]) return ['preview'];
  return body.length > 14 ? ['other'] : [];
}

/** Bytes behind the end: the second picture of a phone (depth, brightness, film), or something hidden. */
function noteBehind(behind: Uint8Array, found: Set<Trace>, picture: number): void {
  const second = behind[0] === 0xff && behind[1] === startOfImage;
  found.add(second ? 'preview' : 'other');
  if (!second || picture >= mostPictures) return;
  for (const trace of jpegTraces(behind, picture + 1).found) found.add(trace);
}
