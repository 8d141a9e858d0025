import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from './dutch-page.ts';
import { applyExceptions, type Exception, exceptionList, exceptions } from './exceptions.ts';

const exception: Exception = {
  file: 'content/invented.md',
  rule: 'forbidden-word',
  where: 'tenzij',
  reason: 'An invented reason that says who needs this word.',
};
const fault: Fault = {
  file: exception.file,
  rule: 'forbidden-word',
  where: 'Nooit, tenzij het brandt.',
  detail: '',
};

test('an exception without a reason, or with one that says nothing, is refused', () => {
  assert.equal(exceptionList.safeParse([exception]).success, true);
  const { reason: _, ...without } = exception;
  for (const wrong of [without, { ...exception, reason: '' }, { ...exception, reason: 'moet  '.padEnd(40) }])
    assert.equal(exceptionList.safeParse([wrong]).success, false);
  assert.equal(exceptionList.safeParse([{ ...exception, until: 'later' }]).success, false);
});

test('an exception excuses its own rule in its own sentence, and nothing else', () => {
  assert.deepEqual(applyExceptions([fault], [exception]), []);
  const others: Fault[] = [
    { ...fault, file: 'content/other.md' },
    { ...fault, rule: 'spelling' },
    { ...fault, where: 'Indien het brandt.' },
  ];
  for (const other of others) assert.ok(applyExceptions([other], [exception]).includes(other), other.where);
});

test('an exception that nothing needs any more is a fault', () => {
  assert.deepEqual(
    applyExceptions([], [exception]).map(({ rule }) => rule),
    ['exception'],
  );
});

test('every exception that stands has its reason', () => {
  assert.doesNotThrow(() => exceptionList.parse(exceptions));
});
