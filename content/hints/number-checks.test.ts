import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isBsn, isDutchPlate, isIban } from './number-checks.ts';
import { sidecodes } from './number-rules.ts';

test('a citizen number passes the eleven-test, and one wrong figure never does', () => {
  for (const digits of ['111222333', '123456782', '999990019']) assert.ok(isBsn(digits), digits);
  for (const digits of ['123456789', '000000000', '12345678', '1112223331', ''])
    assert.ok(!isBsn(digits), digits);
  fc.assert(
    fc.property(
      fc.constantFrom('111222333', '123456782'),
      fc.nat(8),
      fc.integer({ min: 1, max: 9 }),
      (known, at, by) => {
        const wrong = [...known].map((digit, place) =>
          place === at ? String((Number(digit) + by) % 10) : digit,
        );
        assert.ok(!isBsn(wrong.join('')));
      },
    ),
  );
});

test('an account number has remainder 1 of 97, and one wrong figure or a swap of two never does', () => {
  // Examples of the registry of ISO 13616.
  const examples = [
    'NL91ABNA0417164300',
    'GB29NWBK60161331926819',
    'DE89370400440532013000',
    'BE68539007547034',
  ];
  for (const signs of examples) assert.ok(isIban(signs), signs);
  const nl = 'NL91ABNA0417164300';
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 17 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const wrong = [...nl].map((sign, place) => (place === at ? String((Number(sign) + by) % 10) : sign));
      assert.ok(!isIban(wrong.join('')));
    }),
  );
  assert.ok(!isIban('NL91ABNA0417613400'));
  assert.ok(!isIban('NL91'));
});

test('every sidecode is a plate, with hyphens, spaces or nothing between, and a measure is none', () => {
  for (const code of sidecodes) {
    const plate = code.replaceAll('X', 'Z');
    for (const shown of [plate, plate.replaceAll('-', ' '), plate.replaceAll('-', ''), plate.toLowerCase()])
      assert.ok(isDutchPlate(shown), shown);
  }
  for (const shown of ['12 kg 10', '10 km 50', '12 PK 10', '9zzz99']) assert.ok(!isDutchPlate(shown), shown);
});
