import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { longestSearch, streetQuery } from './street-query.ts';

for (const [typed, asked] of [
  ['Verzonnenstraat 12, Bergen', 'Verzonnenstraat, Bergen'],
  ['Verzonnenstraat 12a Bergen', 'Verzonnenstraat Bergen'],
  ['Verzonnenstraat 12 a Bergen', 'Verzonnenstraat Bergen'],
  ['Verzonnenstraat 12-3, 1234 AB Bergen', 'Verzonnenstraat, Bergen, 1234'],
  ['Verzonnenstraat 12 1234AB Bergen', 'Verzonnenstraat Bergen, 1234'],
  ['Verzonnenkade 7 II, Amsterdam', 'Verzonnenkade, Amsterdam'],
  ['Verzonnenkade 7 hs', 'Verzonnenkade'],
  ['Hoofdweg 1234, Nieuw-Vennep', 'Hoofdweg, Nieuw-Vennep'],
  ['Hoofdweg 1234 bg', 'Hoofdweg'],
  ['1234 AB 12', '1234'],
  ['1234ab', '1234'],
  ['1234', '1234'],
  ['2e Verzonnenstraat 3, Hoorn', '2e Verzonnenstraat, Hoorn'],
  ['Verzonnenstraat 3e', 'Verzonnenstraat'],
  ["Burg. De Vries-laan 4, 's-Graveland", "Burg. De Vries-laan, 's-Graveland"],
  ['12', ''],
  ['', ''],
  ['https://x.invalid/?q=1&r=<b>', ''],
] as const) {
  test(`"${typed}" is asked for as "${asked}"`, () => assert.equal(streetQuery(typed), asked));
}

test('whatever is typed, no digit is left but four of a postcode or an ordinal in front', () => {
  const text = fc.array(
    fc.constantFrom('Weg', 'Bergen', '12', '12a', '1234', 'AB', ',', '3e', '٣', 'x7', '½'),
  );
  fc.assert(
    fc.property(text, (words) => {
      const asked = streetQuery(words.join(' '));
      const rest = asked.replace(/, \d{4}$|^\d{4}$/, '').replace(/^3e \p{L}{3}/u, '');
      assert.doesNotMatch(rest, /\p{N}/u, asked);
    }),
    { numRuns: 2_000 },
  );
});

test('what was stripped stays as it is when it is stripped again, and nothing long gets through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
      const asked = streetQuery(typed);
      assert.ok(asked.length <= longestSearch + 10);
      assert.doesNotMatch(asked, /[<>&?=%{}/\\]/);
    }),
  );
});
