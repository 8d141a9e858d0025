import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyStep, multipartBody } from './multipart-body.ts';

const seal = new Uint8Array(4296).fill(7);

test('bodies grow in few steps: doubling to 256 kB, then by 512 kB', () => {
  const kB = 1024;
  const steps = [1, 8 * kB, 8 * kB + 1, 100 * kB, 256 * kB, 257 * kB, 513 * kB, 3_000 * kB].map(bodyStep);
  assert.deepEqual(
    steps.map((step) => step / kB),
    [8, 8, 16, 128, 256, 512, 1024, 3072],
  );
});

test('the length of a body follows from its seals alone, whatever the clear fields are', () => {
  const longest = [
    ['phenomenon', 'x'.repeat(40)],
    ['areaCode', 'x'.repeat(40)],
    ['campaign', 'x'.repeat(60)],
    ['proof', 'x'.repeat(800)],
  ] as const;
  // Of two post-quantum recipients, and of two classic ones with photos: sizes beside a step as well.
  for (const sizes of [[4296], [7380], [8392], [4296, 262_500], [4296, 262_500, 524_800, 262_500]]) {
    const files = sizes.map((size) => ({ name: 'photos', bytes: new Uint8Array(size) }));
    const sizeWith = (fields: readonly (readonly [string, string])[]) =>
      multipartBody(fields, files).body.size;
    assert.equal(sizeWith([['phenomenon', 'other']]), sizeWith(longest), sizes.join());
  }
});

test('a parser that knows nothing of us reads the fields and the files, byte for byte', async () => {
  const { body, type } = multipartBody(
    [
      ['phenomenon', 'other'],
      ['campaign', 'een code: "x" é'],
    ],
    [{ name: 'sealed', bytes: seal }],
  );
  assert.equal(body.size, 8192);
  const read = await new Response(body, { headers: { 'content-type': type } }).formData();
  assert.deepEqual([...read.keys()], ['phenomenon', 'campaign', 'sealed', 'padding']);
  assert.equal(read.get('campaign'), 'een code: "x" é');
  assert.deepEqual(new Uint8Array(await (read.get('sealed') as File).arrayBuffer()), seal);
});
