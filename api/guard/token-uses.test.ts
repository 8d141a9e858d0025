import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenUses } from './token-uses.ts';

const secretOf = (at: number) => Buffer.alloc(16, at);

test('eight different texts under one token are a person who corrects; the ninth is worn, and so is what follows', () => {
  const uses = tokenUses(() => 0);
  for (let at = 0; at < 8; at += 1) assert.equal(uses.isWorn(secretOf(1), `verzonnen tekst ${at}`), false);
  assert.equal(uses.isWorn(secretOf(1), 'verzonnen tekst 8'), true);
  assert.equal(uses.isWorn(secretOf(1), 'verzonnen tekst 0'), true);
  assert.equal(uses.isWorn(secretOf(2), 'verzonnen tekst 0'), false, 'another token is another person');
});

test('the same text again and again is a retry, not a use', () => {
  const uses = tokenUses(() => 0);
  for (let at = 0; at < 100; at += 1) assert.equal(uses.isWorn(secretOf(1), 'dezelfde tekst'), false);
});

test('a token that a machine keeps using stays worn for as long as tokens live', () => {
  let now = 0;
  const uses = tokenUses(() => now);
  for (let at = 0; at < 9; at += 1) uses.isWorn(secretOf(1), `verzonnen tekst ${at}`);
  now = 23 * 3_600_000;
  assert.equal(uses.isWorn(secretOf(1), 'nog een'), true);
});
