/** Longest edge of what is kept, in pixels; the server keeps no more either. */
const longestEdge = 2560;
const quality = 0.85;

/** The picture alone, upright, as JPEG. @throws when the browser cannot decode or encode it */
export async function drawPhoto(photo: Blob): Promise<Uint8Array> {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
    const [width, height] = [picture.width, picture.height].map((edge) =>
      Math.max(1, Math.round(edge * scale)),
    ) as [number, number];
    const { canvas, context } = paper(width, height);
    // What one can look through would turn black.
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, width, height);
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (jpeg?.type !== 'image/jpeg') throw new Error('This browser encodes no JPEG');
    return new Uint8Array(await jpeg.arrayBuffer());
  } finally {
    picture.close();
  }
}

const size = 16;
const half = size / 2;
const colours = [
  [200, 30, 60],
  [20, 160, 90],
  [40, 70, 210],
  [240, 220, 20],
] as const;
/** Some browsers blur what is read by a few steps, which no eye sees; Tor Browser gives something else altogether. */
const mostDifference = 8;

/** Whether what is drawn can be read back. Tor Browser answers with noise, which must not be sent for a photo. */
export function readsBack(): boolean {
  const { context } = paper(size, size);
  for (const [at, colour] of colours.entries()) {
    context.fillStyle = `rgb(${colour.join(' ')})`;
    context.fillRect((at % 2) * half, Math.floor(at / 2) * half, half, half);
  }
  const { data } = context.getImageData(0, 0, size, size);
  return data.every((value, at) => {
    const [pixel, channel] = [Math.floor(at / 4), at % 4];
    const quarter = (Math.floor(pixel / size) < half ? 0 : 2) + (pixel % size < half ? 0 : 1);
    const drawn = channel === 3 ? 255 : (colours[quarter]?.[channel] as number);
    return Math.abs(value - drawn) <= mostDifference;
  });
}

function paper(width: number, height: number) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws nothing');
  return { canvas, context };
}
