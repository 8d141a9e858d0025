import { findPhotoTraces } from '#sealing/find-photo-traces.ts';
import { photoFormat } from '#sealing/photo-format.ts';
import type { Trace } from '#sealing/photo-traces.ts';
import { stripJpeg } from '#sealing/strip-jpeg.ts';
import { drawPhoto, readsBack } from './draw-photo.ts';
import { mostMegabytes } from './photo-bounds.ts';
import type { PhotoCode } from './photo-words.ts';

export type CleanedInBrowser =
  | { kind: 'clean'; bytes: Uint8Array<ArrayBuffer>; removed: Trace[] }
  | { kind: 'refused'; code: PhotoCode };

/** What was cleaned on this page, so that it is not encoded twice and still tells what was in the original. */
const cleanedHere: Extract<CleanedInBrowser, { kind: 'clean' }>[] = [];

/**
 * A photo without anything but its picture, made in the browser. Nothing is sent, and whatever goes wrong is a refusal:
 * the original never comes out. `photo-blocked`: this browser does not let a page read what it draws.
 */
export async function cleanInBrowser(file: File): Promise<CleanedInBrowser> {
  if (file.size > mostMegabytes * 1024 * 1024) return refused('photo-too-large');
  const original = new Uint8Array(await file.arrayBuffer());
  const known = cleanedHere.find(({ bytes }) => isSame(bytes, original));
  if (known) return known;
  const format = photoFormat(original);
  if (format === null) return refused('photo-kind');
  const { traces, whole } = findPhotoTraces(original);
  if (!whole) return refused('photo-broken');
  if (!canRead()) return refused('photo-blocked');
  const drawn = await drawPhoto(file).catch(() => null);
  if (drawn === null) return refused(format === 'heic' ? 'photo-heic' : 'photo-broken');
  const bytes = stripJpeg(drawn);
  const left = findPhotoTraces(bytes);
  if (photoFormat(bytes) !== 'jpeg' || !left.whole || left.traces.length > 0)
    return refused('photo-not-clean');
  const clean = { kind: 'clean', bytes, removed: traces } as const;
  cleanedHere.push(clean);
  return clean;
}

function canRead(): boolean {
  try {
    return readsBack();
  } catch {
    return false;
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

const refused = (code: PhotoCode): CleanedInBrowser => ({ kind: 'refused', code });
