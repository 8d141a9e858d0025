import { z } from 'zod';
import { findPhotoTraces } from '#sealing/find-photo-traces.ts';
import { photoFormat } from '#sealing/photo-format.ts';
import type { Trace } from '#sealing/photo-traces.ts';
import { encodeApart } from './encode-apart.ts';
import type { EncodedPhoto, EncodingRefusal } from './encode-photo.ts';
import { photoLimits } from './photo-limits.ts';

/** A photo that was decoded and encoded anew: nothing but the picture, as JPEG. */
export type CleanPhoto = {
  bytes: Uint8Array;
  removed: readonly Trace[];
};

/** Why a photo was refused; a key under `problems.fields`. */
export type PhotoRefusal = EncodingRefusal | 'photo-too-large' | 'photo-not-clean';
/** What comes from the process that strangers can reach is read like what comes from outside. */
const encodedPhoto = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('encoded'), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({
    kind: z.literal('refused'),
    code: z.enum(['photo-kind', 'photo-heic', 'photo-pixels', 'photo-broken']),
  }),
]);

type Encode = (upload: Uint8Array) => Promise<EncodedPhoto>;
export type CleanedPhoto = { kind: 'clean'; photo: CleanPhoto } | { kind: 'refused'; code: PhotoRefusal };

/**
 * A photo without anything but its picture. It fails closed: whatever goes wrong is a refusal, and no byte of the upload
 * is ever passed on. What the encoder gives is looked at here once more, since it is the part that strangers can reach.
 */
export async function cleanPhoto(upload: Uint8Array, encode: Encode = encodeApart): Promise<CleanedPhoto> {
  if (upload.length > photoLimits.uploadBytes) return refused('photo-too-large');
  if (photoFormat(upload) === null) return refused('photo-kind');
  const { traces, whole } = findPhotoTraces(upload);
  if (!whole) return refused('photo-broken');
  const encoded = await encodedOrBroken(upload, encode);
  if (encoded.kind === 'refused') return encoded;
  if (!isClean(encoded.bytes)) return refused('photo-not-clean');
  return { kind: 'clean', photo: { bytes: encoded.bytes, removed: traces } };
}

/** A process that cannot be started, or an answer that cannot be read, is no photo either. */
async function encodedOrBroken(upload: Uint8Array, encode: Encode): Promise<EncodedPhoto> {
  try {
    const answer = encodedPhoto.safeParse(await encode(upload));
    if (answer.success) return answer.data;
  } catch {
    // Refused below, like an answer of another shape.
  }
  return { kind: 'refused', code: 'photo-broken' };
}

function isClean(bytes: Uint8Array): boolean {
  const { traces, whole } = findPhotoTraces(bytes);
  return photoFormat(bytes) === 'jpeg' && whole && traces.length === 0;
}

function refused(code: PhotoRefusal): CleanedPhoto {
  return { kind: 'refused', code };
}
