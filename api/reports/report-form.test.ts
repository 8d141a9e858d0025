import assert from 'node:assert/strict';
import { test } from 'node:test';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify, { type FastifyRequest } from 'fastify';
import type { FieldFault } from '#api/problems.ts';
import { inventedJpeg, plantedInPhotos, plantedPhoto } from './invented-photos.ts';
import {
  emptyForm,
  isTrapped,
  type PostedForm,
  readPostedForm,
  reportOfForm,
  type TakePhotos,
} from './report-form.ts';
import { uploads } from './upload-memory.ts';

const filledIn = { phenomenon: 'drug-waste-dump', description: 'Verzonnen melding.' };

function posted(fields: Record<string, string | string[]>, faults: FieldFault[] = []): PostedForm {
  const values = Object.entries(fields).map(([name, value]) => [name, [value].flat()] as const);
  return { ...emptyForm(), fields: new Map(values), faults };
}
function faultsOf(fields: Record<string, string | string[]>) {
  const read = reportOfForm(posted({ ...filledIn, ...fields }), 'nl');
  return read.kind === 'faults' ? read.faults : [];
}
function draftOf(fields: Record<string, string | string[]>) {
  const read = reportOfForm(posted({ ...filledIn, ...fields }), 'nl');
  return read.kind === 'draft' ? read.draft : assert.fail(JSON.stringify(read.faults));
}

test('a form that is filled in as little as possible is a report', () => {
  assert.deepEqual(draftOf({}), { ...filledIn, language: 'nl' });
});

test('empty fields count as not filled in; the fields of the form itself are not part of the report', () => {
  const empty = { place: '', areaCode: ' ', location: '', formToken: 'abc', website: '', photos: '' };
  assert.deepEqual(draftOf(empty), { ...filledIn, language: 'nl' });
});

test('one sign and several signs are both a list', () => {
  assert.deepEqual(draftOf({ signs: 'chemical-smell' }).signs, ['chemical-smell']);
  assert.deepEqual(draftOf({ signs: ['chemical-smell', 'night-noise'] }).signs, [
    'chemical-smell',
    'night-noise',
  ]);
});

test('a typed position becomes a point; one that cannot be read is a fault of that field', () => {
  assert.deepEqual(draftOf({ location: '52,95 4,76' }).location?.coordinates, [4.76, 52.95]);
  assert.deepEqual(faultsOf({ location: 'bij de kerk' }), [{ field: 'location', code: 'not-a-position' }]);
});

test('line ends of a form become plain ones', () => {
  assert.equal(draftOf({ description: 'een\r\ntwee' }).description, 'een\ntwee');
});

test('an unknown field is refused by its name', () => {
  assert.deepEqual(faultsOf({ colour: 'red' }), [{ field: 'colour', code: 'unknown-field' }]);
});

test('a photo that is sent as a text is refused with a fault of its own', () => {
  assert.deepEqual(faultsOf({ photos: 'picture' }), [{ field: 'photos', code: 'photo-kind', number: 1 }]);
});

test('a field that may stand once and is sent twice is refused, never picked from', () => {
  for (const field of [
    'phenomenon',
    'areaCode',
    'place',
    'observed',
    'location',
    'description',
    'language',
  ]) {
    const [fault] = faultsOf({ [field]: ['one', 'two'] });
    assert.equal(fault?.field, field);
  }
});

test('all faults are told together, each field once', () => {
  const read = reportOfForm(
    posted({ phenomenon: 'nonsense', description: ' ', areaCode: 'x'.repeat(41), colour: 'red' }, [
      { field: 'photos', code: 'photo-broken', number: 2 },
    ]),
    'nl',
  );
  assert.ok(read.kind === 'faults');
  const told = read.faults.map(({ field, code }) => `${field} ${code}`).sort();
  assert.deepEqual(told, [
    'areaCode too-long',
    'colour unknown-field',
    'description required',
    'phenomenon unknown-choice',
    'photos photo-broken',
  ]);
});

test('no fault repeats what was typed', () => {
  const planted = 'PLANTED-4711';
  const fields = {
    phenomenon: planted,
    areaCode: planted,
    location: planted,
    observed: planted,
    signs: [planted],
  };
  const faults = faultsOf(fields);
  assert.ok(faults.length >= 4);
  assert.ok(!JSON.stringify(faults).includes(planted));
});

test('names that mean something to the language itself are unknown fields like any other', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const form = posted(filledIn);
    form.fields.set(name, ['x']);
    const read = reportOfForm(form, 'nl');
    assert.ok(read.kind === 'faults', name);
    assert.deepEqual(read.faults, [{ field: name, code: 'unknown-field' }]);
  }
});

test('the trap is the field that people do not see', () => {
  assert.equal(isTrapped(posted({ ...filledIn, website: '' })), false);
  assert.equal(isTrapped(posted(filledIn)), false);
  assert.equal(isTrapped(posted({ website: 'http://test.invalid' })), true);
});

/** The form as it really comes in: `read` sees the request of a real parser. */
async function throughParser(
  body: string | Buffer,
  contentType: string,
  takes: TakePhotos | null = null,
): Promise<PostedForm> {
  const app = fastify();
  await app.register(formbody);
  await app.register(multipart, { throwFileSizeLimit: false });
  const read = Promise.withResolvers<PostedForm>();
  app.post('/', async (request: FastifyRequest) => {
    await readPostedForm(request, emptyForm(), takes).then(read.resolve, read.reject);
    return 'read';
  });
  const sent = app.inject({ method: 'POST', url: '/', headers: { 'content-type': contentType }, body });
  const form = await read.promise;
  await sent;
  await app.close();
  return form;
}

const boundary = 'edge';
const part = (head: string, value: string, type?: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n${type ? `content-type: ${type}\r\n` : ''}\r\n${value}\r\n`;
const multipartType = `multipart/form-data; boundary=${boundary}`;

test('multipart and urlencoded give the same form', async () => {
  const encoded = new URLSearchParams([...Object.entries(filledIn), ['signs', 'a'], ['signs', 'b']]);
  const parts = [...encoded].map(([name, value]) => part(`name="${name}"`, value)).join('');
  const [one, other] = [
    await throughParser(`${parts}--${boundary}--\r\n`, multipartType),
    await throughParser(encoded.toString(), 'application/x-www-form-urlencoded'),
  ];
  assert.deepEqual(one, other);
  assert.deepEqual(one.fields.get('signs'), ['a', 'b']);
});

/** A form of text and photos, as a browser sends it: the text once more behind the photos. */
async function withPhotos(photos: Buffer[], takes: TakePhotos | null = { hasRoom: async () => true }) {
  const parts = photos.flatMap((bytes, at) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="photos"; filename="PLANTNAAM-${at}.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  const end = Buffer.from(`${part('name="description"', 'na de foto')}--${boundary}--\r\n`);
  const form = await throughParser(Buffer.concat([...parts, end]), multipartType, takes);
  assert.deepEqual([...form.fields], [['description', ['na de foto']]], 'the text behind it is still read');
  assert.deepEqual([uploads.held(), uploads.waiting()], [0, 0], 'no memory of an upload is held');
  return form;
}

test('a form that takes no photos counts a file and keeps nothing of it', async () => {
  const form = await withPhotos([await inventedJpeg()], null);
  assert.deepEqual([form.photos, form.cleaned], [1, []]);
});

test('photos come out cleaned, in order, and nothing of the originals or their names is in the form', async () => {
  const form = await withPhotos([
    await plantedPhoto('jpeg'),
    await inventedJpeg(64, 64),
    await plantedPhoto('png'),
  ]);
  assert.deepEqual([form.photos, form.faults], [3, []]);
  assert.deepEqual(
    form.cleaned.map(({ removed }) => removed.includes('place')),
    [true, false, true],
  );
  const kept = Buffer.concat(form.cleaned.map(({ bytes }) => bytes)).toString('latin1');
  for (const text of [...plantedInPhotos, 'PLANTNAAM'])
    assert.ok(!kept.includes(text) && !JSON.stringify([...form.fields]).includes(text), text);
});

test('of what was chosen in the wrong way each photo is named, and the text is kept', async () => {
  const good = await inventedJpeg(64, 64);
  const large = Buffer.concat([good, Buffer.alloc(8 * 1024 * 1024)]);
  const broken = good.subarray(0, 500);
  assert.deepEqual((await withPhotos([broken, good, large])).faults, [
    { field: 'photos', code: 'photo-broken', number: 1 },
    { field: 'photos', code: 'photo-too-large', number: 3, limit: 8 },
  ]);
  assert.deepEqual((await withPhotos([good, good, good, good])).faults, [
    { field: 'photos', code: 'too-many', limit: 3 },
  ]);
  assert.deepEqual((await withPhotos([good], { hasRoom: async () => false })).faults, [
    { field: 'photos', code: 'photo-no-room' },
  ]);
});

test('where no photo was chosen there is none, and a file in another field is refused by its name', async () => {
  const none = `${part('name="photos"; filename=""', '')}${part('name="place"; filename="x.txt"', 'x')}`;
  const takes = { hasRoom: async () => true };
  const form = await throughParser(`${none}--${boundary}--\r\n`, multipartType, takes);
  assert.deepEqual([form.cleaned, form.faults], [[], [{ field: 'place', code: 'unknown-field' }]]);
});

test('a field far over its bound is refused by its name, and what else was typed is kept', async () => {
  const body = part('name="description"', 'x'.repeat(70_000)) + part('name="place"', 'bij de sloot');
  const form = await throughParser(`${body}--${boundary}--\r\n`, multipartType);
  assert.deepEqual(form.fields.get('place'), ['bij de sloot']);
  const read = reportOfForm(form, 'nl');
  assert.ok(read.kind === 'faults');
  assert.deepEqual(
    read.faults.find(({ field }) => field === 'description'),
    { field: 'description', code: 'too-long', limit: 10_000 },
  );
});

test('a text that calls itself JSON, or anything but plain text, is refused as a type, never read as another value', async () => {
  for (const [type, value] of [
    ['application/json', '{"a": 1}'],
    ['application/json', '"in aanhalingstekens"'],
    ['application/json', '{niet af'],
    ['text/html', '<b>vet</b>'],
  ] as const) {
    const body = `${part('name="description"', value, type)}--${boundary}--\r\n`;
    await assert.rejects(throughParser(body, multipartType), { code: 'unsupported-media-type' });
  }
  const plain = part('name="description"', 'gewoon', 'text/plain; charset=utf-8');
  const form = await throughParser(`${plain}--${boundary}--\r\n`, multipartType);
  assert.deepEqual(form.fields.get('description'), ['gewoon']);
});
