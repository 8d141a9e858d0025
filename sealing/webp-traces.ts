import { latin1, uint32 } from './byte-reading.ts';
import { exifTraces } from './exif-traces.ts';
import type { Trace } from './photo-traces.ts';
import { xmpTraces } from './xmp-traces.ts';

const harmless = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'];

/** Walks the chunks of a WebP (RFC 9649) and what comes after its end. */
export function webpTraces(bytes: Uint8Array): { found: Set<Trace>; whole: boolean } {
  const found = new Set<Trace>();
  const end = 8 + uint32(bytes, 4, true);
  if (end > bytes.length || end < 20) return { found, whole: false };
  for (let at = 12; at + 8 <= end; ) {
    const [name, length] = [latin1(bytes, at, at + 4), uint32(bytes, at + 4, true)];
    if (at + 8 + length > end) return { found, whole: false };
    for (const trace of tracesOf(name, bytes.subarray(at + 8, at + 8 + length))) found.add(trace);
    at += 8 + length + (length % 2);
  }
  if (bytes.length > end + (end % 2)) found.add('other');
  return { found, whole: true };
}

function tracesOf(name: string, body: Uint8Array): Iterable<Trace> {
  if (harmless.includes(name)) return [];
  if (name === 'EXIF') return exifTraces(body);
  if (name === 'XMP ') return xmpTraces(body);
  return [name === 'ICCP' ? 'profile' : 'other'];
}
