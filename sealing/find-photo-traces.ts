import { heifTraces } from './heif-traces.ts';
import { jpegTraces } from './jpeg-traces.ts';
import { photoFormat } from './photo-format.ts';
import { type FoundTraces, photoTraces } from './photo-traces.ts';
import { pngTraces } from './png-traces.ts';
import { webpTraces } from './webp-traces.ts';

const walkers = {
  jpeg: jpegTraces,
  png: pngTraces,
  webp: webpTraces,
  avif: heifTraces,
  heic: heifTraces,
} as const;

/**
 * What a photo tells beside its picture. The same in the server and in the browser; it never throws, whatever the bytes
 * are. What is no photo holds nothing that we know, and is not whole.
 */
export function findPhotoTraces(bytes: Uint8Array): FoundTraces {
  const format = photoFormat(bytes);
  if (format === null) return { traces: ['other'], whole: false };
  const { found, whole } = walkers[format](bytes);
  return { traces: photoTraces.filter((trace) => found.has(trace)), whole };
}
