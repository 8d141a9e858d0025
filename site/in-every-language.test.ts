import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreGuides, fullLanguages, languages } from '#content/languages.ts';
import { requireEveryLanguage } from './in-every-language.ts';

const [core] = coreGuides;
const everywhere = languages.map((language) => `${language}/${core}`);
const inFull = fullLanguages.map((language) => `${language}/kust`);

test('a guide that misses in one full language stops the build and is named', () => {
  const ids = [...everywhere, ...inFull.filter((id) => id !== 'en/kust')];
  assert.throws(() => requireEveryLanguage('guide', ids, '/herkennen/'), /Missing guide: en\/kust$/);
});

test('a core guide that misses in any language stops the build and is named', () => {
  const ids = everywhere.filter((id) => id !== `ar/${core}`);
  assert.throws(
    () => requireEveryLanguage('guide', ids, '/herkennen/'),
    new RegExp(`Missing guide: ar/${core}$`),
  );
});

test('guides that exist in every language that should have them are listed once', () => {
  assert.deepEqual(requireEveryLanguage('guide', [...everywhere, ...inFull], '/herkennen/'), [core, 'kust']);
});
