import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAnswers } from './read-answers.ts';
import { fieldsOf, padded } from './show-receipt.ts';

const limits = { description: 20, place: 10 };
function read(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return readAnswers(form, 'nl', limits);
}
const faultsOf = (fields: Record<string, string>) =>
  read(fields).faults.map(({ field, code }) => `${field} ${code}`);

test('a form that is filled in as little as possible has no faults', () => {
  const { answers, faults } = read({
    phenomenon: 'other',
    description: 'verzonnen',
    place: ' ',
    observed: '',
  });
  assert.deepEqual(faults, []);
  assert.deepEqual([answers.place, answers.observed, answers.signs], [undefined, undefined, []]);
});

test('all faults are told together', () => {
  assert.deepEqual(faultsOf({ description: ' \n' }), ['phenomenon required', 'description required']);
  assert.deepEqual(faultsOf({ phenomenon: 'other', description: 'x'.repeat(21), place: 'x'.repeat(11) }), [
    'description too-long',
    'place too-long',
  ]);
  assert.deepEqual(faultsOf({ phenomenon: 'other', description: 'a\0b', place: 'c\0d' }), [
    'description not-text',
    'place not-text',
  ]);
});

test('what asks for a receipt page is equally long for every area and phenomenon', () => {
  const receipt = 'ABCD-EFGH-JKMN-PQRS-TVWX';
  const lengths = [
    { receipt, phenomenon: 'other', areaCode: '', photos: 0, removed: [] },
    {
      receipt,
      phenomenon: 'suspicious-rental',
      areaCode: 'IJSSELMEER-LANG',
      photos: 3,
      removed: ['place', 'device'],
    },
  ].map((shown) => new URLSearchParams(padded(fieldsOf(shown))).toString().length);
  assert.equal(lengths[0], lengths[1]);
});
