import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { alphabet, readReceipt, receiptOf } from '#api/reports/receipt.ts';
import { inventedPepper, inventedToken } from '#api/storage/invented-reports.ts';
import { newRewardCode, readRewardCode, rewardCodeHash, shownRewardCode } from './reward-code.ts';

const codes = Array.from({ length: 200 }, () => newRewardCode(randomBytes));

test('a code looks unlike a receipt, and is read back in any dress', () => {
  for (const code of codes) {
    const shown = shownRewardCode(code);
    assert.match(shown, /^NHB(-[0-9A-HJKMNP-TV-Z]{5}){4}$/);
    for (const typed of [shown, shown.toLowerCase(), ` ${shown.replaceAll('-', ' ')} `, shown.slice(4), code])
      assert.equal(readRewardCode(typed), code, typed);
    assert.equal(readRewardCode(shown.replaceAll('0', 'o').replaceAll('1', 'l')), code);
  }
});

test('no code is a receipt and no receipt is a code', () => {
  for (const [number, code] of codes.entries()) {
    assert.equal(readReceipt(code), null);
    assert.equal(readReceipt(shownRewardCode(code)), null);
    assert.equal(readRewardCode(receiptOf(inventedPepper, inventedToken(number))), null);
  }
});

test('a wrong symbol and two swapped symbols are always noticed', () => {
  for (const code of codes.slice(0, 20)) {
    for (let at = 0; at < code.length; at += 1) {
      for (const symbol of alphabet) {
        const wrong = code.slice(0, at) + symbol + code.slice(at + 1);
        assert.equal(readRewardCode(wrong), wrong === code ? code : null);
      }
      const [one, two] = [code[at], code[at + 1]];
      if (two === undefined || one === two) continue;
      assert.equal(readRewardCode(code.slice(0, at) + two + one + code.slice(at + 2)), null);
    }
  }
});

test('95 bits are random: every place takes every symbol, and no two codes are alike', () => {
  const many = Array.from({ length: 2_000 }, () => newRewardCode(randomBytes));
  assert.equal(new Set(many).size, many.length);
  for (let at = 0; at < 19; at += 1) assert.equal(new Set(many.map((code) => code[at])).size, 32);
});

test('the hash needs the pepper', () => {
  const [code = ''] = codes;
  assert.equal(rewardCodeHash(inventedPepper, code).length, 32);
  assert.notDeepEqual(rewardCodeHash(inventedPepper, code), rewardCodeHash(randomBytes(32), code));
});
