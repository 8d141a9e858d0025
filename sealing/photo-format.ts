import { latin1, startsWith, uint32 } from './byte-reading.ts';

export const photoFormats = ['jpeg', 'png', 'webp', 'avif', 'heic'] as const;
export type PhotoFormat = (typeof photoFormats)[number];

const jpegStart = '\xff\xd8\xff';
const pngStart = '\x89PNG\r\n\x1a\n';
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'mif1'];

/** The format that the first bytes announce, whatever the file is called; null for all that is no photo. */
export function photoFormat(bytes: Uint8Array): PhotoFormat | null {
  if (startsWith(bytes, jpegStart)) return 'jpeg';
  if (startsWith(bytes, pngStart)) return 'png';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'webp';
  if (startsWith(bytes, 'ftyp', 4)) return formatOfBrands(bytes);
  return null;
}

/** ISO/IEC 23008-12: the first brand and the compatible ones; a sequence (`avis`, `hevc`) is a film, not a photo. */
function formatOfBrands(bytes: Uint8Array): PhotoFormat | null {
  const listed = latin1(bytes, 16, Math.min(uint32(bytes, 0), 128)).match(/.{4}/gs) ?? [];
  const brands = [latin1(bytes, 8, 12), ...listed];
  if (brands[0] === 'avif' || (brands[0] === 'mif1' && brands.includes('avif'))) return 'avif';
  return heicBrands.includes(brands[0] ?? '') ? 'heic' : null;
}
