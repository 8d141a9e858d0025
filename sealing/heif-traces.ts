import { indexOfText, latin1, uint32 } from './byte-reading.ts';
import { exifTraces } from './exif-traces.ts';
import type { Trace } from './photo-traces.ts';
import { xmpTraces } from './xmp-traces.ts';

/** Boxes of an AVIF or HEIC (ISO/IEC 14496-12 and 23008-12) that hold the picture or say where it is. */
const harmless = ['ftyp', 'meta', 'mdat', 'free', 'skip'];
const metaHead = 12;
const mostBoxes = 200;
/** The list of items stands in the first box after the head; a photo of a phone has some fifty of them. */
const longestList = 64 * 1024;
const mostBlocks = 4;
const longestXmp = 512 * 1024;
/** `II*` and a zero, and `MM`, a zero and `*`: how a TIFF begins. */
const [littleHead, bigHead] = [0x49492a00, 0x4d4d002a];

/** Walks the boxes of an AVIF or HEIC; what its items are called tells what they hold. */
export function heifTraces(bytes: Uint8Array): { found: Set<Trace>; whole: boolean } {
  const found = new Set<Trace>();
  let [at, metas] = [0, 0];
  for (let box = 0; at < bytes.length; box += 1) {
    const [length, name] = [boxLength(bytes, at), latin1(bytes, at + 4, at + 8)];
    if (box >= mostBoxes) return { found: found.add('other'), whole: false };
    if (length < 8 || at + length > bytes.length) return { found, whole: false };
    if (!harmless.includes(name)) found.add('other');
    if (name === 'meta') {
      metas += 1;
      // A file has one; of a second the whole file would be searched again.
      if (metas === 1) noteItems(bytes, bytes.subarray(at + metaHead, at + length), found);
      else found.add('other');
    }
    at += length;
  }
  return { found, whole: true };
}

/** 0: to the end of the file; 1: in the 64 bits behind the name, of which no photo needs the upper half. */
function boxLength(bytes: Uint8Array, at: number): number {
  const length = uint32(bytes, at);
  if (length === 0) return bytes.length - at;
  return length === 1 && uint32(bytes, at + 8) === 0 ? uint32(bytes, at + 12) : length;
}

function noteItems(file: Uint8Array, meta: Uint8Array, found: Set<Trace>): void {
  const list = latin1(meta, 0, longestList);
  if (/colr(prof|rICC)/.test(list)) found.add('profile');
  if (list.includes('thmb')) found.add('preview');
  if (/infe.{8,10}Exif/s.test(list)) for (const trace of exifIn(file)) found.add(trace);
  if (/infe.{8,10}mime/s.test(list)) for (const trace of xmpIn(file)) found.add(trace);
}

/** Where the block stands is told by tables; its own head is as easily found. */
function exifIn(file: Uint8Array): Set<Trace> {
  const found = new Set<Trace>();
  let [blocks, word] = [0, 0];
  for (let at = 0; at < file.length; at += 1) {
    // The last four bytes, as one number: a file of first letters costs no more than any other.
    word = (word << 8) | (file[at] as number);
    if (word !== littleHead && word !== bigHead) continue;
    blocks += 1;
    if (blocks > mostBlocks) return found.add('other');
    for (const trace of exifTraces(file.subarray(at - 3))) found.add(trace);
  }
  return found.size > 0 ? found : found.add('other');
}

function xmpIn(file: Uint8Array): Set<Trace> {
  const from = indexOfText(file, '<x:xmpmeta');
  if (from < 0) return xmpTraces(new Uint8Array(0));
  const to = indexOfText(file.subarray(from, from + longestXmp), '</x:xmpmeta>');
  return xmpTraces(file.subarray(from, to < 0 ? undefined : from + to));
}
