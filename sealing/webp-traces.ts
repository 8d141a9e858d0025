import { latin1, uint32 } from './byte-reading.ts';
import { exifTraces } from './exif-traces.ts';
import type { Trace } from './photo-traces.ts';
import { type ReadBlock, readingRoom } from './reading-room.ts';
import { xmpTraces } from './xmp-traces.ts';

const harmless = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'];
/** A photo has ten of them at most; a picture that moves one for each frame. */
const mostChunks = 2000;

/** Walks the chunks of a WebP (RFC 9649) and what comes after its end. */
export function webpTraces(bytes: Uint8Array): { found: Set<Trace>; whole: boolean } {
  const found = new Set<Trace>();
  const end = 8 + uint32(bytes, 4, true);
  if (end > bytes.length || end < 20) return { found, whole: false };
  const read = readingRoom(found);
  let chunks = 0;
  for (let at = 12; at + 8 <= end; ) {
    chunks += 1;
    if (chunks > mostChunks) return { found: found.add('other'), whole: false };
    const [name, length] = [latin1(bytes, at, at + 4), uint32(bytes, at + 4, true)];
    if (at + 8 + length > end) return { found, whole: false };
    noteChunk(name, bytes.subarray(at + 8, at + 8 + length), found, read);
    at += 8 + length + (length % 2);
  }
  if (bytes.length > end + (end % 2)) found.add('other');
  return { found, whole: true };
}

function noteChunk(name: string, body: Uint8Array, found: Set<Trace>, read: ReadBlock): void {
  if (harmless.includes(name)) return;
  if (name === 'EXIF') read(body, exifTraces);
  else if (name === 'XMP ') read(body, xmpTraces);
  else found.add(name === 'ICCP' ? 'profile' : 'other');
}
