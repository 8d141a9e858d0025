import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bech32 } from '@scure/base';
import {
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { nativeRecipient, recipientOf } from './native-recipient.ts';

const invented = new TextEncoder().encode('VERZONNEN tekst voor een verzonnen slot');

test('what is sealed by Node opens with the library, for each of two recipients', async () => {
  const identities = [await generateX25519Identity(), await generateX25519Identity()];
  const encrypter = new Encrypter();
  for (const identity of identities)
    encrypter.addRecipient(nativeRecipient(await identityToRecipient(identity)));
  const sealed = await encrypter.encrypt(invented);
  for (const identity of identities) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    assert.deepEqual(await decrypter.decrypt(sealed), invented);
  }
});

test('somebody else opens nothing', async () => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(nativeRecipient(await identityToRecipient(await generateX25519Identity())));
  const sealed = await encrypter.encrypt(invented);
  const decrypter = new Decrypter();
  decrypter.addIdentity(await generateX25519Identity());
  await assert.rejects(decrypter.decrypt(sealed));
});

test('no two stanzas are alike, nor do they hold the key in clear', async () => {
  const recipient = nativeRecipient(await identityToRecipient(await generateX25519Identity()));
  const fileKey = new Uint8Array(16).fill(7);
  const [one, other] = [(await recipient.wrapFileKey(fileKey))[0], (await recipient.wrapFileKey(fileKey))[0]];
  assert.notDeepEqual(one?.args, other?.args);
  assert.notDeepEqual(one?.body, other?.body);
  assert.equal(Buffer.from(one?.body ?? []).includes(Buffer.from(fileKey)), false);
});

test('the recipient of an identity is the one that the library gives, of both kinds', async () => {
  for (const make of [generateX25519Identity, generateHybridIdentity]) {
    const identity = await make();
    assert.equal(await recipientOf(identity), await identityToRecipient(identity));
  }
});

test('what is no X25519 recipient, or a point that gives everybody the same secret, is refused', async () => {
  assert.throws(() => nativeRecipient('age1'));
  const hybrid = await identityToRecipient(await generateHybridIdentity());
  assert.throws(() => nativeRecipient(hybrid));
  // Thirty-two zero bytes: a point of low order.
  const zero = nativeRecipient(bech32.encodeFromBytes('age', new Uint8Array(32)));
  await assert.rejects(async () => zero.wrapFileKey(new Uint8Array(16)));
});
