import { startsWith, uint16 } from './byte-reading.ts';

const startOfScan = 0xda;
const jfifBytes = 14;

/**
 * Leaves out what an encoder writes beside the picture: some browsers put Exif and a colour profile into what they
 * encode. What is not a JPEG comes back as it was, and the check after it will not pass it.
 */
export function stripJpeg(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  let at = 2;
  while (jpeg[at] === 0xff && jpeg[at + 1] !== startOfScan) {
    const end = at + 2 + uint16(jpeg, at + 2);
    if (end <= at + 2 || end > jpeg.length) break;
    const segment = jpeg.subarray(at, end);
    if (!isBeside(segment)) kept.push(segment);
    at = end;
  }
  kept.push(jpeg.subarray(at));
  return joined(kept);
}

/** APP1 to APP15, remarks, and every APP0 but the plain head of JFIF. */
function isBeside(segment: Uint8Array): boolean {
  const marker = segment[1] as number;
  if (marker === 0xe0) return !startsWith(segment, 'JFIF\0', 4) || segment.length !== jfifBytes + 4;
  return (marker > 0xe0 && marker <= 0xef) || marker === 0xfe;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
