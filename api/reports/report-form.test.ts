import assert from 'node:assert/strict';
import { test } from 'node:test';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify, { type FastifyRequest } from 'fastify';
import { isTrapped, type PostedForm, readPostedForm, reportOfForm } from './report-form.ts';

const filledIn = { phenomenon: 'drug-waste-dump', description: 'Verzonnen melding.' };

function posted(fields: Record<string, string | string[]>, photos = 0): PostedForm {
  return { fields: new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()])), photos };
}
function faultsOf(fields: Record<string, string | string[]>, photos = 0) {
  const read = reportOfForm(posted({ ...filledIn, ...fields }, photos), 'nl');
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

test('photos are refused with a fault of their own, whether sent as a file or as a text', () => {
  const expected = [{ field: 'photos', code: 'photos-not-yet' }];
  assert.deepEqual(faultsOf({}, 1), expected);
  assert.deepEqual(faultsOf({ photos: 'picture' }), expected);
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
    posted({ phenomenon: 'nonsense', description: ' ', areaCode: 'x'.repeat(41), colour: 'red' }, 1),
    'nl',
  );
  assert.ok(read.kind === 'faults');
  const told = read.faults.map(({ field, code }) => `${field} ${code}`).sort();
  assert.deepEqual(told, [
    'areaCode too-long',
    'colour unknown-field',
    'description required',
    'phenomenon unknown-choice',
    'photos photos-not-yet',
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
async function throughParser(body: string, contentType: string): Promise<PostedForm> {
  const app = fastify();
  await app.register(formbody);
  await app.register(multipart);
  const read = Promise.withResolvers<PostedForm>();
  app.post('/', async (request: FastifyRequest) => {
    await readPostedForm(request).then(read.resolve, read.reject);
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

test('an uploaded photo is counted and not kept, and the text behind it is still read', async () => {
  const body =
    part('name="photos"; filename="x.jpg"', 'JPEG') +
    part('name="photos"; filename=""', '') +
    part('name="description"', 'na de foto');
  const form = await throughParser(`${body}--${boundary}--\r\n`, multipartType);
  assert.equal(form.photos, 1);
  assert.deepEqual([...form.fields], [['description', ['na de foto']]]);
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
