import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireEveryLanguage } from './in-every-language.ts';

test('a guide that misses in one language stops the build and is named', () => {
  assert.throws(
    () => requireEveryLanguage('guide', ['nl/drugslab', 'en/drugslab', 'nl/kust']),
    /Missing guide: en\/kust$/,
  );
});

test('guides that exist in every language are listed once', () => {
  assert.deepEqual(requireEveryLanguage('guide', ['nl/drugslab', 'en/drugslab']), ['drugslab']);
});
