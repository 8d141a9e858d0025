import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { formTokens } from './form-token.ts';

const madeAt = Date.UTC(2026, 10, 18, 12);
const tokens = formTokens(Buffer.alloc(32, 7), randomBytes);
const flagAfter = (seconds: number) => tokens.read(tokens.make(madeAt), madeAt + seconds * 1_000).flag;

test('a form filled in between 5 seconds and 24 hours is in order', () => {
  for (const seconds of [5, 60, 24 * 3_600]) assert.equal(flagAfter(seconds), 'none');
});

test('too fast, from the future, or too old is a flag', () => {
  assert.equal(flagAfter(0), 'too-fast');
  assert.equal(flagAfter(4.9), 'too-fast');
  assert.equal(flagAfter(-60), 'too-fast');
  assert.equal(flagAfter(24 * 3_600 + 1), 'too-old');
  const within = tokens.make(madeAt + 100);
  assert.equal(tokens.read(within, madeAt + 5_000).flag, 'too-fast', 'also when it was made within a second');
});

test('the secret in a token is the same every time that it is read', () => {
  const token = tokens.make(madeAt);
  const [one, other] = [tokens.read(token, madeAt + 5_000), tokens.read(token, madeAt + 90_000_000)];
  assert.deepEqual(one.secret, other.secret);
  assert.equal(one.secret.length, 16);
  assert.notDeepEqual(one.secret, tokens.read(tokens.make(madeAt), madeAt).secret);
});

test('a token with one changed byte is forged, wherever the byte stands', () => {
  const bytes = Buffer.from(tokens.make(madeAt), 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const forged = Buffer.from(bytes);
    forged[at] = (forged[at] ?? 0) ^ 1;
    assert.equal(tokens.read(forged.toString('base64url'), madeAt + 5_000).flag, 'unverified-token');
  }
});

test('a renewed token of a page that was open for a day is good for the hour that an upload may take', () => {
  const dayAndHour = madeAt + 25 * 3_600_000;
  const renewed = tokens.renew(tokens.make(madeAt), dayAndHour);
  assert.equal(tokens.read(renewed, dayAndHour).flag, 'none');
  assert.equal(tokens.read(renewed, dayAndHour + 50 * 60_000).flag, 'none');
  assert.equal(tokens.read(renewed, dayAndHour + 61 * 60_000).flag, 'too-old');
});

test('a token of another server is forged', () => {
  const foreign = formTokens(Buffer.alloc(32, 8), randomBytes).make(madeAt);
  assert.equal(tokens.read(foreign, madeAt + 5_000).flag, 'unverified-token');
});

test('whatever is sent as a token, the report gets a secret of 128 bits and a flag', () => {
  fc.assert(
    fc.property(fc.option(fc.string({ unit: 'binary', maxLength: 200 }), { nil: undefined }), (typed) => {
      const { secret, flag } = tokens.read(typed, madeAt);
      assert.equal(secret.length, 16);
      assert.equal(flag, 'unverified-token');
    }),
  );
});

test('without a token every report gets a secret of its own', () => {
  assert.notDeepEqual(tokens.read(undefined, madeAt).secret, tokens.read(undefined, madeAt).secret);
});
