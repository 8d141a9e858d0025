import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { findPhotoTraces } from '#sealing/find-photo-traces.ts';
import { cleanPhoto } from './clean-photo.ts';
import { encodePhoto } from './encode-photo.ts';
import {
  announcedPng,
  inventedJpeg,
  inventedPicture,
  join,
  plantedInPhotos,
  plantedPhoto,
  withChunks,
  withSegments,
} from './invented-photos.ts';

async function cleaned(upload: Uint8Array) {
  const answer = await cleanPhoto(upload);
  if (answer.kind === 'refused') assert.fail(answer.code);
  return answer.photo;
}
async function refusal(upload: Uint8Array) {
  const answer = await cleanPhoto(upload);
  return answer.kind === 'refused' ? answer.code : 'clean';
}
const plantedIn = (bytes: Uint8Array) => plantedInPhotos.filter((text) => Buffer.from(bytes).includes(text));

for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
  test(`a ${format} keeps its picture and nothing else, and tells what was removed`, async () => {
    const upload = await plantedPhoto(format);
    assert.ok(plantedIn(upload).length >= 6, '(counter-proof: it was planted)');
    const { bytes, removed } = await cleaned(upload);
    assert.deepEqual(plantedIn(bytes), []);
    assert.deepEqual(findPhotoTraces(bytes), { traces: [], whole: true });
    for (const trace of ['place', 'device', 'moment', 'author', 'software', 'profile'] as const)
      assert.ok(removed.includes(trace), trace);
    const { width, height, format: kept, exif, icc, xmp, orientation } = await sharp(bytes).metadata();
    assert.deepEqual([width, height, kept], [640, 480, 'jpeg']);
    assert.deepEqual([exif, icc, xmp, orientation], [undefined, undefined, undefined, undefined]);
  });
}

test('what is hidden in segments, behind the end or in a second picture is gone', async () => {
  const jpeg = await inventedJpeg();
  const hidden = withSegments(
    jpeg,
    [0xfe, 'PLANTOPMERKING'],
    [0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x5a\0\x0bPLANTPLAATS'],
    [0xe2, 'MPF\0PLANTSTAART'],
    [0xe4, 'PLANTPROGRAMMA'],
  );
  const upload = join(hidden, await plantedPhoto('jpeg'), 'PLANTSTAART');
  const { bytes, removed } = await cleaned(upload);
  assert.deepEqual(plantedIn(bytes), []);
  assert.deepEqual(
    ['place', 'preview', 'text', 'other'].filter((trace) => !removed.includes(trace as 'other')),
    [],
  );
});

test('what is hidden in chunks of a PNG or behind its end is gone', async () => {
  const png = await inventedPicture().png().toBuffer();
  const chunks = withChunks(
    png,
    ['tEXt', 'Author\0PLANTMAKER'],
    ['iTXt', 'Comment\0\0\0\0\0PLANTOPMERKING'],
    ['tIME', Buffer.from([7, 234, 11, 18, 12, 34, 56])],
    ['zzZz', 'PLANTPROGRAMMA'],
  );
  const { bytes, removed } = await cleaned(join(chunks, 'PLANTSTAART'));
  assert.deepEqual(plantedIn(bytes), []);
  assert.deepEqual(removed, ['moment', 'author', 'text', 'other']);
});

test('a file that is a photo and something else besides comes out as a photo only', async () => {
  const html = '<script>alert("PLANTSTAART")</script><!--';
  const zip = 'PK\x03\x04PLANTSTAART';
  for (const upload of [
    withSegments(await inventedJpeg(), [0xfe, html]),
    join(await inventedJpeg(), zip),
    join(await inventedPicture().png().toBuffer(), zip),
    withChunks(await inventedPicture().png().toBuffer(), ['tEXt', `Comment\0${html}`]),
  ]) {
    const { bytes } = await cleaned(upload);
    assert.deepEqual(plantedIn(bytes), []);
    for (const sign of ['<script', 'PK\x03\x04']) assert.ok(!Buffer.from(bytes).includes(sign), sign);
  }
});

test('a photo that lay on its side comes out upright, and a large one at most 2560 pixels', async () => {
  const { bytes } = await cleaned(
    await inventedPicture(3000, 1500).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  );
  const { width, height } = await sharp(bytes).metadata();
  assert.deepEqual([width, height], [1280, 2560]);
});

test('of a moving picture only the first one is kept', async () => {
  const frame = inventedPicture(64, 64);
  const frames = [await frame.clone().png().toBuffer(), await frame.negate().png().toBuffer()];
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
  assert.ok(moving.includes('ANMF'), '(counter-proof: it moves)');
  const { pages, width, height } = await sharp((await cleaned(moving)).bytes).metadata();
  assert.deepEqual([pages, width, height], [undefined, 64, 64]);
});

test('the same upload is the same photo, byte for byte, and so is a copy of it that tells less', async () => {
  const upload = await plantedPhoto('jpeg');
  const first = await cleaned(upload);
  assert.deepEqual(await cleaned(upload), first);
  const { bytes, removed } = await cleaned(join(upload, 'x'));
  assert.deepEqual(bytes, first.bytes);
  assert.notDeepEqual(removed, first.removed, '(counter-proof: it is another upload)');
});

test('what is no photo that we take is refused by its bytes, whatever it is called', async () => {
  const picture = inventedPicture(64, 64);
  const heic = join('\0\0\0\x18ftypheic\0\0\0\0mif1heic', '\0\0\0\x08mdat');
  for (const [upload, code] of [
    [Buffer.alloc(0), 'photo-kind'],
    [Buffer.from('Gewoon een verzonnen tekst.'), 'photo-kind'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'photo-kind'],
    [Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'photo-kind'],
    [await picture.clone().gif().toBuffer(), 'photo-kind'],
    [join('GIF89a', await inventedJpeg()), 'photo-kind'],
    [await picture.clone().tiff().toBuffer(), 'photo-kind'],
    [Buffer.from('%PDF-1.7\n'), 'photo-kind'],
    [heic, 'photo-heic'],
    [join('\xff\xd8\xff\xe0', '<svg xmlns="http://www.w3.org/2000/svg"/>'), 'photo-broken'],
    [join('RIFF\x20\0\0\0WEBPVP8 \x14\0\0\0', 'x'.repeat(20)), 'photo-broken'],
    [Buffer.alloc(8 * 1024 * 1024 + 1, '\xff\xd8\xff'), 'photo-too-large'],
  ] as const)
    assert.equal(await refusal(upload), code, upload.subarray(0, 12).toString('latin1'));
});

test('a photo that was cut off is refused, wherever it was cut', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
    const whole = await plantedPhoto(format, 200, 150);
    assert.equal(await refusal(whole), 'clean', '(counter-proof)');
    for (let cut = 1; cut <= 20; cut += 1) {
      const part = whole.subarray(0, Math.floor((whole.length * cut) / 20) - 1);
      assert.notEqual(await refusal(part), 'clean', `${format} at ${part.length} of ${whole.length}`);
    }
  }
});

test('a small file that would fill all memory is refused before it is decoded', async () => {
  const flat = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: 'black' }, limitInputPixels: false })
      .png({ compressionLevel: 9 })
      .toBuffer();
  const started = performance.now();
  assert.equal(await refusal(announcedPng(40_000, 40_000)), 'photo-pixels');
  assert.equal(await refusal(announcedPng(2 ** 31 - 1, 2 ** 31 - 1)), 'photo-broken');
  assert.ok(performance.now() - started < 1_000);
  assert.equal(await refusal(await flat(10_000, 5_000)), 'photo-pixels');
  assert.equal(await refusal(announcedPng(100, 100)), 'photo-broken');
  const { bytes } = await cleaned(await flat(1, 60_000));
  assert.equal((await sharp(bytes).metadata()).height, 2560);
});

test('a decoder that we do not use cannot be reached at all', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await assert.rejects(sharp(svg).png().toBuffer());
});

test('damaged photos never throw, and never come out with what was planted', {
  timeout: 60_000,
}, async () => {
  const uploads = await Promise.all(
    (['jpeg', 'png', 'webp'] as const).map((each) => plantedPhoto(each, 48, 32)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...uploads),
      fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { minLength: 1, maxLength: 12 }),
      async (upload, changes) => {
        const damaged = Buffer.from(upload);
        for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
        const answer = await cleanPhoto(damaged);
        return answer.kind === 'refused' || plantedIn(answer.photo.bytes).length === 0;
      },
    ),
    { numRuns: 300 },
  );
});

test('no part of a photo touches a folder while it is cleaned', async (t) => {
  const folder = mkdtempSync(path(tmpdir(), 'nhda-photos-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  const touched: string[] = [];
  const watcher = watch(folder, (_event, name) => touched.push(String(name)));
  t.after(() => {
    watcher.close();
    process.env.TMPDIR = before;
    rmSync(folder, { recursive: true });
  });
  const size = { width: 6_000, height: 6_000, channels: 3 } as const;
  const large = sharp({ create: { ...size, background: 'navy' } }).withMetadata({ orientation: 8 });
  // Here and not in the process apart, which knows nothing of this folder.
  for (const upload of [large.clone().jpeg({ progressive: true }), large.clone().png({ progressive: true })])
    assert.equal((await encodePhoto(await upload.toBuffer())).kind, 'encoded');
  assert.deepEqual([readdirSync(folder), touched], [[], []]);
});

test('when the encoder gives back what it got, or something else beside the picture, nothing comes out', async () => {
  const upload = await plantedPhoto('jpeg');
  const texts = withSegments(await inventedJpeg(), [0xfe, 'PLANTOPMERKING']);
  for (const bytes of [upload, texts, await inventedPicture().png().toBuffer(), Buffer.alloc(0)]) {
    const answer = await cleanPhoto(upload, async () => ({ kind: 'encoded', bytes }));
    assert.deepEqual(answer, { kind: 'refused', code: 'photo-not-clean' });
  }
});

test('many photos at once are each cleaned for themselves, by processes that are renewed now and then', {
  timeout: 120_000,
}, async () => {
  const uploads = await Promise.all([0, 1, 2].map((step) => plantedPhoto('jpeg', 100 + step, 80)));
  const all = await Promise.all(Array.from({ length: 100 }, (_, at) => cleaned(uploads[at % 3] as Buffer)));
  const widths = await Promise.all(all.slice(0, 9).map(({ bytes }) => sharp(bytes).metadata()));
  assert.deepEqual(
    widths.map(({ width }) => width),
    [100, 101, 102, 100, 101, 102, 100, 101, 102],
  );
});

test('a process that is gone is replaced, and the photo it had is refused', {
  skip: process.platform !== 'linux' && 'Child processes are found as Linux tells them.',
}, async () => {
  const upload = await plantedPhoto('jpeg', 1_600, 1_200);
  await cleaned(upload);
  const children = () =>
    readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  const answer = cleanPhoto(upload);
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (const pid of children()) process.kill(pid, 'SIGKILL');
  assert.deepEqual(await answer, { kind: 'refused', code: 'photo-broken' });
  await cleaned(upload);
});

test('an encoder that cannot be started, or answers nonsense, is a refusal', async () => {
  const upload = await inventedJpeg(64, 48);
  const broken = { kind: 'refused', code: 'photo-broken' };
  const failing = () => Promise.reject(Object.assign(new Error('too many open files'), { code: 'EMFILE' }));
  assert.deepEqual(await cleanPhoto(upload, failing), broken);
  for (const answer of [undefined, 'text', {}, { kind: 'clean' }, { kind: 'refused', code: 'made-up' }])
    assert.deepEqual(await cleanPhoto(upload, async () => answer as never), broken, JSON.stringify(answer));
});
