import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPhotoTraces } from './find-photo-traces.ts';

const size = 8 * 1024 * 1024;
/** Milliseconds of processor time for one file: it is spent where all requests wait. */
const longestMs = 150;

const bytes = (text: string) => Buffer.from(text, 'latin1');
const u16 = (value: number) => String.fromCharCode(value >> 8, value & 255);
const u32 = (value: number) => u16(Math.floor(value / 65_536)) + u16(value % 65_536);
/** A file of the largest size: a start, then the same over and over. */
const filled = (start: string, again: string) =>
  Buffer.concat([bytes(start), Buffer.alloc(size - start.length, again, 'latin1')]);
const box = (name: string, body: string) => `${u32(body.length + 8)}${name}${body}`;
const segment = (marker: string, body: string) => `\xff${marker}${u16(body.length + 2)}${body}`;
const chunk = (name: string, body: string) => `${u32(body.length)}${name}${body}0000`;
/** Directories of 300 entries over each other, each leading to the next. */
const overlapping = `II*\0\x08\0\0\0${'\x2c\x01'.repeat(2000)}`;

const png = '\x89PNG\r\n\x1a\n';
const webp = `RIFF${String.fromCharCode(0xf8, 0xff, 0x7f, 0)}WEBP`;
const jpeg = '\xff\xd8';
const xmpStart = 'http://ns.adobe.com/xap/1.0/\0';
const meta = box('meta', `\0\0\0\0${box('iinf', 'infe12345678Exifinfe12345678mime')}`);
const heif = box('ftyp', 'heic\0\0\0\0mif1') + meta;
const heifBody = `${heif}${u32(size - heif.length)}mdat`;

const worst: [string, Buffer][] = [
  ['jpeg of empty remarks', filled(jpeg, '\xff\xfe\0\x02')],
  ['jpeg of pictures behind pictures', filled(jpeg, '\xff\xd8\xff\xd9')],
  ['jpeg that is one scan of escapes', filled(`${jpeg}\xff\xda\0\x02`, '\xff\0')],
  ['jpeg of fill bytes', filled(jpeg, '\xff')],
  ['jpeg of Exif', filled(jpeg, segment('\xe1', `Exif\0\0${overlapping}`))],
  ['jpeg of XMP', filled(jpeg, segment('\xe1', xmpStart + ':'.repeat(60_000)))],
  [
    'jpeg of IPTC',
    filled(
      jpeg,
      segment('\xed', `Photoshop 3.0\x008BIM\x04\x04\0\0${u32(60_000)}${'\x1c\x02\x5a\0\0'.repeat(12_000)}`),
    ),
  ],
  ['png of empty texts', filled(png, chunk('tEXt', ''))],
  ['png of empty chunks of the picture', filled(png, chunk('IDAT', ''))],
  ['png of texts', filled(png, chunk('tEXt', 'a'.repeat(80)))],
  ['png of Exif', filled(png, chunk('eXIf', overlapping))],
  ['png of one XMP', filled(png + u32(size - 40) + 'iTXtXML:com.adobe.xmp\0', ':')],
  ['webp of empty chunks', filled(webp, 'ANMF\0\0\0\0')],
  ['webp of unknown chunks', filled(webp, 'abcd\0\0\0\0')],
  ['webp of XMP', filled(webp, `XMP \0\x10\0\0${'<xmp:'.repeat(819)}`)],
  ['heif filled with the first letter of Exif', filled(heifBody, 'I')],
  ['heif filled with the other first letter', filled(heifBody, 'M')],
  ['heif of heads of Exif', filled(heifBody, 'II*\0\x08\0\0\0')],
  ['heif of almost heads', filled(heifBody, 'II*1MM\x001')],
  ['heif of almost XMP', filled(heifBody, '<x:xmpmet')],
  ['heif of one endless XMP', filled(heifBody, '<x:xmpmeta')],
  [
    'heif of lists of items',
    filled(box('ftyp', 'heic\0\0\0\0mif1'), box('meta', `\0\0\0\0${'infe12345678mime'.repeat(2600)}`)),
  ],
  ['heif of empty boxes', filled(box('ftyp', 'heic\0\0\0\0mif1'), '\0\0\0\x08free')],
];
for (const [what, file] of worst)
  test(`the largest ${what} never keeps the others waiting`, (t) => {
    const before = process.cpuUsage();
    const { traces, whole } = findPhotoTraces(file);
    const { user, system } = process.cpuUsage(before);
    t.diagnostic(`${(user + system) / 1000} ms`);
    assert.ok((user + system) / 1000 < longestMs, `${(user + system) / 1000} ms`);
    assert.ok(traces.length > 0 || !whole, 'and it does not pass for clean');
  });
