import { latin1, startsWith, uint32 } from './byte-reading.ts';
import { exifTraces } from './exif-traces.ts';
import type { Trace } from './photo-traces.ts';
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

/** Walks the chunks of a PNG and what comes after its end. */
export function pngTraces(bytes: Uint8Array): { found: Set<Trace>; whole: boolean } {
  const found = new Set<Trace>();
  let at = 8;
  while (at + headBytes <= bytes.length) {
    const [length, name] = [uint32(bytes, at), latin1(bytes, at + 4, at + 8)];
    const end = at + headBytes + length;
    if (end > bytes.length) return { found, whole: false };
    for (const trace of tracesOf(name, bytes.subarray(at + 8, end - 4))) found.add(trace);
    at = end;
    if (name !== 'IEND') continue;
    // What an editor cut away can still stand behind the end (CVE-2023-21036).
    if (at < bytes.length || length > 0) found.add('other');
    return { found, whole: true };
  }
  return { found, whole: false };
}

function tracesOf(name: string, body: Uint8Array): Iterable<Trace> {
  if (harmless.includes(name)) return [];
  if (name === 'eXIf') return exifTraces(body);
  if (!texts.includes(name)) return [traceOfChunk[name] ?? 'other'];
  if (name === 'iTXt' && startsWith(body, xmpKeyword)) return xmpTraces(body.subarray(xmpKeyword.length));
  const head = latin1(body, 0, 80);
  return ['text', ...keywords.flatMap(([trace, names]) => (names.test(head) ? [trace] : []))] as Trace[];
}
