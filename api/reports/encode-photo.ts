import sharp from 'sharp';
import { type PhotoFormat, photoFormat } from '#sealing/photo-format.ts';
import { photoLimits } from './photo-limits.ts';

/** Why a picture could not be encoded anew; a key under `problems.fields`. */
export type EncodingRefusal = 'photo-kind' | 'photo-heic' | 'photo-pixels' | 'photo-broken';
export type EncodedPhoto =
  | { kind: 'encoded'; bytes: Uint8Array }
  | { kind: 'refused'; code: EncodingRefusal };

// A decoder that is not needed is a door that is not needed: SVG, GIF, TIFF, PDF and the rest cannot be opened at all.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}Buffer`),
});
// No picture of one person stays in memory for the next.
sharp.cache(false);
sharp.concurrency(1);

/** What this build can decode: HEIC needs a decoder that is not free everywhere, so it is asked and not assumed. */
const readable: ReadonlySet<PhotoFormat> = new Set(['jpeg', 'png', 'webp', ...heifFormats()]);
const formatNames: Record<PhotoFormat, string> = {
  ...{ jpeg: 'jpeg', png: 'png', webp: 'webp' },
  ...{ avif: 'heif', heic: 'heif' },
};

/** The picture alone: decoded, turned upright, made at most 2560 px, encoded as JPEG without anything beside it. */
export async function encodePhoto(upload: Uint8Array): Promise<EncodedPhoto> {
  const format = photoFormat(upload);
  if (format === null) return refused('photo-kind');
  if (!readable.has(format)) return refused('photo-heic');
  try {
    const decoder = sharp(upload, { failOn: 'error', limitInputPixels: photoLimits.pixels, pages: 1 });
    const decoded = await decoder.metadata();
    if (decoded.format !== formatNames[format]) return refused('photo-kind');
    const bytes = await decoder
      .timeout({ seconds: photoLimits.seconds })
      .autoOrient()
      .resize({
        width: photoLimits.edge,
        height: photoLimits.edge,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .flatten({ background: 'white' })
      .jpeg({ quality: photoLimits.quality })
      .toBuffer();
    return { kind: 'encoded', bytes };
  } catch (error) {
    // Messages of the decoder can quote what is in the file: only their kind is looked at.
    const tooMany = error instanceof Error && error.message.includes('pixel limit');
    return refused(tooMany ? 'photo-pixels' : 'photo-broken');
  }
}

function heifFormats(): PhotoFormat[] {
  const endings: readonly string[] = sharp.format.heif?.input.fileSuffix ?? [];
  return (['avif', 'heic'] as const).filter((format) => endings.includes(`.${format}`));
}

function refused(code: EncodingRefusal): EncodedPhoto {
  return { kind: 'refused', code };
}
