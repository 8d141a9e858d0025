import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** Invented, and long enough never to turn up by chance. */
export const plantedInPhotos = [
  'PLANTMERK',
  'PLANTTOESTEL',
  'PLANTSERIENUMMER',
  'PLANTMAKER',
  'PLANTPROGRAMMA',
  'PLANTOPMERKING',
  'PLANTSTAART',
  'PLANTPLAATS',
];

/** A picture of nothing that does not compress to nothing; the same numbers give the same picture. */
export function inventedPicture(width = 640, height = 480) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0, seed = width * 31 + height; at < pixels.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    pixels[at] = ((at >> 6) + (seed >> 24)) % 256;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

export const inventedJpeg = (width?: number, height?: number) =>
  inventedPicture(width, height).jpeg().toBuffer();

const exif = {
  IFD0: {
    Make: 'PLANTMERK',
    Model: 'PLANTTOESTEL',
    Artist: 'PLANTMAKER',
    Software: 'PLANTPROGRAMMA',
    ImageDescription: 'PLANTOPMERKING',
    DateTime: '2026:11:18 12:34:56',
  },
  IFD2: { DateTimeOriginal: '2026:11:18 12:34:56', BodySerialNumber: 'PLANTSERIENUMMER' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '52/1 54/1 44/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '4/1 54/1 44/1',
  },
};
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="PLANTPLAATS"/></rdf:RDF></x:xmpmeta>`;

/** A photo as a telephone makes it, with all that it writes beside the picture. */
export function plantedPhoto(format: 'jpeg' | 'png' | 'webp' | 'avif', width = 640, height = 480) {
  return inventedPicture(width, height)
    .withExif(exif)
    .withXmp(xmp)
    .withIccProfile('p3')
    .toFormat(format, format === 'avif' ? { effort: 0 } : {})
    .toBuffer();
}

/** Puts segments behind the start of a JPEG. */
export function withSegments(jpeg: Uint8Array, ...segments: [marker: number, body: string | Uint8Array][]) {
  const made = segments.flatMap(([marker, body]) => {
    const bytes = Buffer.from(body as string, 'latin1');
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(bytes.length + 2, 2);
    return [head, bytes];
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...made, jpeg.subarray(2)]);
}

/** Puts chunks behind the head of a PNG. */
export function withChunks(png: Uint8Array, ...chunks: [name: string, body: string | Uint8Array][]) {
  const headEnd = 8 + 25;
  return Buffer.concat([png.subarray(0, headEnd), ...chunks.map(pngChunk), png.subarray(headEnd)]);
}

function pngChunk([name, body]: [string, string | Uint8Array]): Buffer {
  const named = Buffer.concat([Buffer.from(name), Buffer.from(body as string, 'latin1')]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(named.length - 4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A PNG that announces a size, with next to nothing in it. */
export function announcedPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const empty = Buffer.from('789c030000000001', 'hex');
  return Buffer.concat([start, pngChunk(['IHDR', head]), pngChunk(['IDAT', empty]), pngChunk(['IEND', ''])]);
}

export const join = (...parts: (string | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));
