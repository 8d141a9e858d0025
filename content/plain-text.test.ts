import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from './plain-text.schema.ts';

const text = plainText(3, 20);
const faultsOf = (value: unknown) =>
  text.safeParse(value).error?.issues.map((issue) => issue.code === 'custom' && issue.params?.code);

test('a text is kept without the room around it, in the one form of its letters', () => {
  assert.equal(text.parse('  Cafe\u0301 open \n'), 'Café open');
  assert.equal(text.parse('regel een\r\n\tregel twee'), 'regel een regel twee');
  assert.equal(text.parse('één 👍🏽'), 'één 👍🏽');
});

test('a sign that hides, turns round or cannot be stored is refused', () => {
  const hidden = [
    '\0',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\ud800',
  ];
  for (const sign of hidden)
    assert.deepEqual(faultsOf(`verzonnen${sign}tekst`), ['not-text'], sign.charCodeAt(0).toString(16));
  assert.deepEqual(faultsOf('verzonnen\u0000'), ['not-text'], 'at the end too');
});

test('length counts after that, and only text is text', () => {
  assert.equal(text.safeParse('  ab  ').success, false);
  assert.equal(text.safeParse('e\u0301'.repeat(20)).success, true);
  assert.equal(text.safeParse('x'.repeat(21)).success, false);
  assert.equal(text.safeParse(123).success, false);
});
