import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { isPhotoStep, isTextStep, padPhoto, padText } from '#sealing/pad.ts';
import { sealer } from '#sealing/seal.ts';
import { reportLimits } from './report.schema.ts';
import { sealedFileReader } from './sealed-file.ts';

const kinds = { classic: generateX25519Identity, hybrid: generateHybridIdentity };
const recipient = async (generate: () => Promise<string>) => identityToRecipient(await generate());

for (const [kind, generate] of Object.entries(kinds)) {
  test(`the padded size of a seal is read from its outside, for any number of ${kind} recipients`, async () => {
    for (const count of [1, 2, 3]) {
      const recipients = await Promise.all(Array.from({ length: count }, () => recipient(generate)));
      const [read, seal] = [sealedFileReader(recipients), sealer(recipients)];
      for (const bytes of [4_096, 65_536, 131_072, 262_144, 786_432])
        assert.equal(read(await seal(new Uint8Array(bytes))), bytes, `${count} recipients, ${bytes} bytes`);
    }
  });
}

test('a file for fewer, more or other kinds of recipients is none of ours, mixed ones least of all', async () => {
  const [one, two] = [await recipient(generateX25519Identity), await recipient(generateX25519Identity)];
  const quantum = await recipient(generateHybridIdentity);
  const read = sealedFileReader([one, two]);
  const padded = padText(new Uint8Array(10));
  for (const recipients of [[one], [one, two, one], [quantum, quantum]])
    assert.equal(read(await sealer(recipients)(padded)), null, recipients.length.toString());
  const mixed = new Encrypter();
  for (const each of [one, quantum]) mixed.addRecipient(each);
  const file = await mixed.encrypt(padded);
  for (const own of [
    [one, two],
    [quantum, quantum],
  ])
    assert.equal(sealedFileReader(own)(file), null);
});

test('the steps of texts and of photos are those that padding makes, and no others', () => {
  for (const length of [0, 4_092, 4_093, 60_000, 131_068])
    assert.ok(isTextStep(padText(new Uint8Array(length)).length), `${length}`);
  assert.ok(!isTextStep(padText(new Uint8Array(131_069)).length), 'longer than any report');
  for (const length of [1, 262_140, 262_141, reportLimits.photoBytes])
    assert.ok(isPhotoStep(padPhoto(new Uint8Array(length)).length, reportLimits.photoBytes), `${length}`);
  for (const bytes of [0, 4_097, 6_144, 8_191]) assert.ok(!isTextStep(bytes), `${bytes}`);
  for (const bytes of [0, 262_143, 64 * 262_144]) assert.ok(!isPhotoStep(bytes, reportLimits.photoBytes));
});
