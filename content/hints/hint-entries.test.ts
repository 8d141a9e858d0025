import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hintEntries } from './hint-entries.ts';

const words = (text: string) => hintEntries(text, 'nl').map((entry) => entry.words);

test('the same words are shown once, at their first place, whatever their capitals', () => {
  const text = 'Mijn zolder. En weer mijn  zolder.';
  assert.deepEqual(words(text), ['Mijn zolder']);
  assert.deepEqual(hintEntries(text, 'nl')[0]?.from, 0);
});

test('of words that overlap the longest are shown, so that nothing is listed twice', () => {
  assert.deepEqual(words('Mail naar gerrit@example.nl'), ['gerrit@example.nl']);
});

test('the key of words stays the same while the text around them changes', () => {
  const [before] = hintEntries('mijn zolder', 'nl');
  const [after] = hintEntries('Het stonk. Vanaf MIJN ZOLDER zag ik niets', 'nl');
  assert.equal(after?.key, before?.key);
  assert.notEqual(after?.from, before?.from);
});
