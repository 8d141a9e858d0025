import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readReceipt, receiptOf, shownReceipt } from './receipt.ts';

const pepper = Buffer.alloc(32, 7);
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const someReceipt = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((token) => receiptOf(pepper, token));

test('a receipt is read back in any dress that people give it', () => {
  fc.assert(
    fc.property(someReceipt, (receipt) => {
      const dressed = ` ${shownReceipt(receipt).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `;
      assert.equal(readReceipt(dressed), receipt);
    }),
  );
});

test('every single wrong symbol is found', () => {
  fc.assert(
    fc.property(someReceipt, fc.nat(19), fc.nat(31), (receipt, at, other) => {
      const wrong = receipt.slice(0, at) + alphabet[other] + receipt.slice(at + 1);
      assert.equal(readReceipt(wrong), wrong === receipt ? receipt : null);
    }),
    { numRuns: 2000 },
  );
});

test('every swap of two different symbols is found', () => {
  fc.assert(
    fc.property(someReceipt, fc.nat(19), fc.nat(19), (receipt, one, other) => {
      const symbols = [...receipt];
      [symbols[one], symbols[other]] = [symbols[other] as string, symbols[one] as string];
      const swapped = symbols.join('');
      assert.equal(readReceipt(swapped), swapped === receipt ? receipt : null);
    }),
    { numRuns: 2000 },
  );
});

test('the same token under another pepper gives another receipt', () => {
  const token = Buffer.alloc(16, 1);
  assert.notEqual(receiptOf(pepper, token), receiptOf(Buffer.alloc(32, 8), token));
});

test('a receipt stays what it was for ever: a fixed example', () => {
  const known = receiptOf(Buffer.alloc(32, 7), Buffer.alloc(16, 1));
  assert.equal(known, readReceipt(known));
  assert.match(known, /^[0-9A-HJKMNP-TV-Z]{20}$/);
});

for (const typed of ['', 'abc', 'AAAA-AAAA-AAAA-AAAA-AAAAA', 'UUUU-UUUU-UUUU-UUUU-UUUU', '😀'.repeat(20)]) {
  test(`"${typed}" is not a receipt`, () => assert.equal(readReceipt(typed), null));
}
