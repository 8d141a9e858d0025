import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phoneNumbers } from '#content/phone-numbers.ts';
import { createTranslator } from './translate.ts';

const translations = {
  nl: {
    receipt: {
      title: 'Ontvangen',
      call: 'Bel {{phone:emergency}}.',
      from: 'Vanaf {{date}}',
      left_one: 'Nog {{count}} teken',
      left_other: 'Nog {{count}} tekens',
      required: 'Vul dit in',
      required_place: 'Beschrijf de plek',
    },
  },
  en: { receipt: { title: 'Received' } },
};

test('a missing key is an error that names the key and the language', () => {
  const t = createTranslator(translations, 'en');
  assert.equal(t('receipt:title'), 'Received');
  assert.throws(() => t('receipt:from', { date: '1 June' }), /"receipt:from" in "en"/);
});

test('a key never falls back to another language', () => {
  assert.throws(() => createTranslator(translations, 'en')('receipt:call'), /Missing translation/);
});

test('a language without any words is an error at the first word', () => {
  assert.throws(() => createTranslator({}, 'nl')('receipt:title'), /"receipt:title" in "nl"/);
});

test('a value that is not given is an error, not a hole in the sentence', () => {
  assert.throws(() => createTranslator(translations, 'nl')('receipt:from'), /\{\{date\}\}/);
});

test('phone numbers in texts come from the one list', () => {
  const t = createTranslator(translations, 'nl');
  assert.equal(t('receipt:call'), `Bel ${phoneNumbers.emergency.shown}.`);
});

test('plurals and a sentence of a field of its own are chosen', () => {
  const t = createTranslator(translations, 'nl');
  assert.equal(t('receipt:left', { count: 1 }), 'Nog 1 teken');
  assert.equal(t('receipt:left', { count: 2 }), 'Nog 2 tekens');
  assert.equal(t('receipt:required', { context: 'place' }), 'Beschrijf de plek');
  assert.equal(t('receipt:required', { context: 'signs' }), 'Vul dit in');
});

test('among right-to-left letters a number with signs is set apart, so that its parts keep their places', () => {
  const shown = phoneNumbers.anonymousTips.shown;
  const t = createTranslator(
    { ar: { receipt: { call: 'اتصل {{phone:anonymousTips}}.', place: '52.95, 4.76' } } },
    'ar',
  );
  assert.equal(t('receipt:call'), `اتصل \u2066${shown}\u2069.`);
  assert.equal(t('receipt:place'), '\u206652.95, 4.76\u2069');
});
