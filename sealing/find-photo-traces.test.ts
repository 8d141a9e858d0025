import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  inventedJpeg,
  inventedPicture,
  join,
  plantedPhoto,
  withChunks,
  withSegments,
} from '#api/reports/invented-photos.ts';
import { findPhotoTraces } from './find-photo-traces.ts';
import { photoFormat } from './photo-format.ts';
import type { Trace } from './photo-traces.ts';
import { stripJpeg } from './strip-jpeg.ts';

const traces = (bytes: Uint8Array) => findPhotoTraces(bytes).traces;
const jpeg = await inventedJpeg(64, 48);
const png = await inventedPicture(64, 48).png().toBuffer();
const webp = await inventedPicture(64, 48).webp().toBuffer();

test('a picture without anything beside it tells nothing, and is whole', () => {
  for (const bytes of [jpeg, png, webp])
    assert.deepEqual(findPhotoTraces(bytes), { traces: [], whole: true });
});

for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
  test(`in a ${format} the place, device, moment, maker, program, text and profile are found`, async () => {
    const found = traces(await plantedPhoto(format, 64, 48));
    for (const trace of ['place', 'device', 'moment', 'author', 'software', 'text', 'profile'] as const)
      assert.ok(found.includes(trace), trace);
  });
}

/** A TIFF block with these tags in its first directory, each with the value 0; `next` points at a second directory. */
function exif(tags: number[], { little = true, next = false } = {}) {
  const block = Buffer.alloc(8 + 2 + tags.length * 12 + 4 + 2);
  const u16 = (value: number, at: number) =>
    little ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);
  block.write(little ? 'II' : 'MM');
  u16(42, 2);
  u32(8, 4);
  u16(tags.length, 8);
  for (const [at, tag] of tags.entries()) u16(tag, 10 + at * 12);
  if (next) u32(8, 10 + tags.length * 12);
  return join('Exif\0\0', block);
}

const app1 = (body: string | Uint8Array) => withSegments(jpeg, [0xe1, body]);
const xmp = (text: string) => app1(`http://ns.adobe.com/xap/1.0/\0<x>${text}</x>`);
const photoshop = (kind: string, body: string) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return withSegments(jpeg, [0xed, join(`Photoshop 3.0\x008BIM${kind}\0\0`, length, body)]);
};
const dataset = (number: number, text: string) =>
  `\x1c\x02${String.fromCharCode(number)}\0${String.fromCharCode(text.length)}${text}`;

const found: [string, Uint8Array, Trace[]][] = [
  ['an Exif block with how the picture lies only', app1(exif([0x0112])), ['other']],
  ['the maker in either order of bytes', app1(exif([0x010f], { little: false })), ['device']],
  ['a serial number of a lens', app1(exif([0xa435])), ['device']],
  ["a maker's note", app1(exif([0x927c])), ['device']],
  ['a moment', app1(exif([0x0132])), ['moment']],
  ['a thumbnail', app1(exif([0x0112, 0x0201])), ['preview']],
  ['a remark of the user', app1(exif([0x9286])), ['text']],
  ['an unknown tag', app1(exif([0xbeef])), ['other']],
  ['a directory that points at itself', app1(exif([0x013b], { next: true })), ['author']],
  ['an Exif block of nonsense', app1('Exif\0\0nonsense'), ['other']],
  ['an XMP with a place', xmp('exif:GPSLatitude="52,54N"'), ['place']],
  ['an XMP with a program', xmp('xmp:CreatorTool="x"'), ['software']],
  ['an XMP that we do not know', xmp('abc'), ['other']],
  ['the second half of a large XMP', app1('http://ns.adobe.com/xmp/extension/\0abc'), ['other']],
  [
    'IPTC with a town and a writer',
    photoshop('\x04\x04', dataset(90, 'Plaats') + dataset(80, 'Maker')),
    ['place', 'author'],
  ],
  ['a thumbnail of Photoshop', photoshop('\x04\x0c', 'abc'), ['preview']],
  ['other resources of Photoshop', photoshop('\x03\xed', 'abc'), ['other']],
  ['a remark', withSegments(jpeg, [0xfe, 'abc']), ['text']],
  ['a colour profile', withSegments(jpeg, [0xe2, 'ICC_PROFILE\0abc']), ['profile']],
  ['a list of more pictures', withSegments(jpeg, [0xe2, 'MPF\0abc']), ['preview']],
  ['a thumbnail in the head', withSegments(jpeg, [0xe0, 'JFXX\0abc']), ['preview']],
  ['a segment for nobody', withSegments(jpeg, [0xe7, 'abc']), ['other']],
  ['bytes behind the end', join(jpeg, 'abc'), ['other']],
  [
    'a second picture behind the end, with its own Exif',
    join(jpeg, app1(exif([0x010f]))),
    ['device', 'preview'],
  ],
  ['a PNG with a text', withChunks(png, ['tEXt', 'Comment\0abc']), ['text']],
  ['a PNG with a packed text by an author', withChunks(png, ['zTXt', 'Author\0\0abc']), ['author', 'text']],
  ['a PNG with the moment of its last change', withChunks(png, ['tIME', 'abcdefg']), ['moment']],
  ['a PNG with Exif', withChunks(png, ['eXIf', exif([0x0110])]), ['device']],
  ['a PNG with a chunk of somebody', withChunks(png, ['prVt', 'abc']), ['other']],
  ['a PNG with more behind its end', join(png, 'abc'), ['other']],
  ['a WebP with more behind its end', join(webp, 'abcd'), ['other']],
];
for (const [what, bytes, expected] of found) {
  test(`${what} is found`, () => assert.deepEqual(findPhotoTraces(bytes), { traces: expected, whole: true }));
}

test('a photo that ends too soon is not whole, wherever it ends', async () => {
  for (const bytes of [jpeg, png, webp, await plantedPhoto('avif', 64, 48)])
    for (let cut = 1; cut <= 20; cut += 1) {
      const part = bytes.subarray(0, Math.floor((bytes.length * cut) / 20) - 1);
      assert.equal(
        findPhotoTraces(part).whole,
        false,
        `${photoFormat(bytes)} ${part.length} of ${bytes.length}`,
      );
    }
});

test('what a browser writes beside the picture is left out, and the picture is the same', () => {
  const written = withSegments(jpeg, [0xe1, exif([0x010f])], [0xe2, 'ICC_PROFILE\0abc'], [0xfe, 'abc']);
  assert.deepEqual(Buffer.from(stripJpeg(written)), jpeg);
  assert.deepEqual(Buffer.from(stripJpeg(jpeg)), jpeg);
});

test('formats are told by their first bytes', () => {
  const ftyp = (brands: string) => join('\0\0\0', String.fromCharCode(8 + brands.length), 'ftyp', brands);
  assert.equal(photoFormat(ftyp('avif\0\0\0\0mif1')), 'avif');
  assert.equal(photoFormat(ftyp('mif1\0\0\0\0avif')), 'avif');
  assert.equal(photoFormat(ftyp('heic\0\0\0\0mif1')), 'heic');
  assert.equal(photoFormat(ftyp('mif1\0\0\0\0heic')), 'heic');
  for (const film of ['avis\0\0\0\0avif', 'hevc\0\0\0\0heic', 'isom\0\0\0\0mp42', 'qt  \0\0\0\0'])
    assert.equal(photoFormat(ftyp(film)), null, film);
  for (const other of ['', 'GIF89a', '%PDF-1.7', '<svg/>', 'II*\0', 'BM', 'RIFFabcdAVI '])
    assert.equal(photoFormat(join(other)), null, other);
});

test('no bytes, however odd, make it throw or take long', { timeout: 60_000 }, async () => {
  const starts = [
    '\xff\xd8\xff\xe1',
    '\x89PNG\r\n\x1a\n',
    'RIFF\xff\xff\0\0WEBP',
    '\0\0\0\x18ftypavif\0\0\0\0',
    '',
  ];
  const seeds = [jpeg, png, webp, app1(exif([0x8769, 0x8825, 0x010f])), await plantedPhoto('avif', 64, 48)];
  const odd = fc
    .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
    .map(([start, rest]) => join(start, rest));
  const damaged = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { minLength: 1, maxLength: 40 }),
    )
    .map(([seed, changes]) => {
      const bytes = Buffer.from(seed);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(odd, damaged), (bytes) => {
      const { traces: told, whole } = findPhotoTraces(bytes);
      stripJpeg(bytes);
      return Array.isArray(told) && typeof whole === 'boolean';
    }),
    { numRuns: 10_000 },
  );
  const started = performance.now();
  for (const [start, body] of [
    ['\xff\xd8', '\xff\xd8\xff\xd9'],
    ['\xff\xd8', '\xff\xfe\0\x02'],
    ['\xff\xd8\xff\xda\0\x02', '\xff\0'],
    ['\xff\xd8', '\xff'],
    ['\x89PNG\r\n\x1a\n', '\0\0\0\0abcd0000'],
    ['RIFF\0\0\x80\0WEBP', 'abcd\0\0\0\0'],
    ['\0\0\0\x10ftypavif\0\0\0\0', '\0\0\0\x08mdat'],
    ['\0\0\0\x10ftypavif\0\0\0\0', 'II*\0\x08\0\0\0'],
  ] as const)
    findPhotoTraces(join(start, Buffer.alloc(8 * 1024 * 1024, body, 'latin1')));
  assert.ok(performance.now() - started < 10_000, `${performance.now() - started} ms`);
});
