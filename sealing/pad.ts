/** Bytes of the smallest envelope: most reports look alike. */
const smallestText = 4096;
/** Bytes of the largest: the longest texts of a report, each sign of them written as six, still fit. */
const largestText = 128 * 1024;
/** Photos are padded to whole steps of this many bytes. */
export const photoStep = 256 * 1024;

const lengthBytes = 4;

/** 4-byte length, content, zeros up to max(4096, next power of two): short and long reports look alike. */
export function padText(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const needed = content.length + lengthBytes;
  return padTo(content, Math.max(smallestText, 2 ** Math.ceil(Math.log2(needed))));
}

/** The same for a photo, in whole steps of 256 kB. */
export function padPhoto(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return padTo(content, Math.ceil((content.length + lengthBytes) / photoStep) * photoStep);
}

/** Whether `padText` can make so many bytes of a report. */
export function isTextStep(bytes: number): boolean {
  return bytes >= smallestText && bytes <= largestText && Number.isInteger(Math.log2(bytes));
}

/** Whether `padPhoto` can make so many bytes of a photo of at most `mostBytes`. */
export function isPhotoStep(bytes: number, mostBytes: number): boolean {
  return bytes > 0 && bytes % photoStep === 0 && bytes < mostBytes + lengthBytes + photoStep;
}

function padTo(content: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, lengthBytes);
  return padded;
}

/**
 * What was padded.
 * @throws RangeError when the length that is told does not fit
 */
export function unpad(padded: Uint8Array): Uint8Array {
  if (padded.length < lengthBytes) throw new RangeError('Too short to hold a length');
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (length > padded.length - lengthBytes) throw new RangeError('The length does not fit');
  return padded.subarray(lengthBytes, lengthBytes + length);
}
