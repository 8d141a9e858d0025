import { latin1, startsWith, uint32 } from './byte-reading.ts';
import { exifTraces } from './exif-traces.ts';
import type { Trace } from './photo-traces.ts';
import { type ReadBlock, readingRoom } from './reading-room.ts';
import { xmpTraces } from './xmp-traces.ts';

/** Chunks that the picture needs or that only say how it is shown (PNG, third edition, chapter 11). */
const harmless =
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs cICP mDCV cLLI acTL fcTL fdAT'.split(' ');
const traceOfChunk: Record<string, Trace> = { iCCP: 'profile', tIME: 'moment' };
const texts = ['tEXt', 'zTXt', 'iTXt'];
/** Keywords of texts by what they tell; every text is a text besides. */
const keywords: [Trace, RegExp][] = [
  ['author', /^(Author|Copyright|Artist)\0/],
  ['moment', /^(Creation Time|date:|create-date|modify-date)/i],
  ['software', /^Software\0/],
  ['device', /^Source\0/],
  ['other', /^Raw profile type/],
];
const xmpKeyword = 'XML:com.adobe.xmp\0';
const headBytes = 12;
/** Programs write the picture in chunks of 8 kB or more; of the others there are some tens. */
const mostChunks = 10_000;
const mostOthers = 500;

/** Walks the chunks of a PNG and what comes after its end. */
export function pngTraces(bytes: Uint8Array): { found: Set<Trace>; whole: boolean } {
  const found = new Set<Trace>();
  const read = readingRoom(found);
  let [at, chunks, others] = [8, 0, 0];
  while (at + headBytes <= bytes.length) {
    const [length, name] = [uint32(bytes, at), latin1(bytes, at + 4, at + 8)];
    const end = at + headBytes + length;
    if (end > bytes.length) return { found, whole: false };
    chunks += 1;
    if (!harmless.includes(name)) {
      others += 1;
      noteChunk(name, bytes.subarray(at + 8, end - 4), found, read);
    }
    if (chunks > mostChunks || others > mostOthers) return { found: found.add('other'), whole: false };
    at = end;
    if (name !== 'IEND') continue;
    // What an editor cut away can still stand behind the end (CVE-2023-21036).
    if (at < bytes.length || length > 0) found.add('other');
    return { found, whole: true };
  }
  return { found, whole: false };
}

function noteChunk(name: string, body: Uint8Array, found: Set<Trace>, read: ReadBlock): void {
  const isText = texts.includes(name);
  if (name === 'eXIf') read(body, exifTraces);
  else if (name === 'iTXt' && startsWith(body, xmpKeyword)) read(body.subarray(xmpKeyword.length), xmpTraces);
  else found.add(isText ? 'text' : (traceOfChunk[name] ?? 'other'));
  const head = isText ? latin1(body, 0, 80) : '';
  for (const [trace, names] of keywords) if (names.test(head)) found.add(trace);
}
