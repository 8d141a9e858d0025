import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#api/problems.ts';
import { checkBackDays, questionOfForm, readQuestion } from './read-question.ts';

const days = checkBackDays('2026-11-22', 90);

function faultsOf(input: unknown): string[] {
  try {
    readQuestion(input, days);
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'invalid-input');
    return error.fields.map(
      ({ field, code, limit }) => `${field}:${code}${limit === undefined ? '' : `:${limit}`}`,
    );
  }
  return [];
}

test('a question comes back as it will be sealed: one line, composed letters', () => {
  const typed = {
    text: ' Verzonnen\nvraag e\u0301\u0301? ',
    choices: ['Ja', ' Nee '],
    checkBack: '2026-12-01',
  };
  assert.deepEqual(readQuestion(typed, days), {
    ...{ text: 'Verzonnen vraag é\u0301?', choices: ['Ja', 'Nee'], checkBack: '2026-12-01' },
  });
  assert.deepEqual(readQuestion({ text: 'Open vraag' }, days), { text: 'Open vraag' });
});

test('all faults of a question are told together, by field', () => {
  const wrong = { text: 'x'.repeat(1_001), choices: ['Ja', 'Ja'], checkBack: '2020-01-01', colour: 'blue' };
  assert.deepEqual(faultsOf(wrong).toSorted(), [
    'checkBack:day-passed',
    'choices:twice',
    'colour:unknown-field',
    'text:too-long:1000',
  ]);
  assert.deepEqual(faultsOf({ text: ' ', choices: ['Ja'], checkBack: '2027-02-21' }).toSorted(), [
    'checkBack:too-far-ahead:90',
    'choices:too-few:2',
    'text:required',
  ]);
});

test('each bound has its own fault', () => {
  const text = 'Verzonnen vraag';
  const cases: [unknown, string][] = [
    [{}, 'text:required'],
    [null, 'body:required'],
    [{ text: 5 }, 'text:wrong-kind'],
    [{ text: `links\u202Erechts` }, 'text:not-text'],
    [{ text, choices: [] }, 'choices:too-few:2'],
    [{ text, choices: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, 'choices:too-many:6'],
    [{ text, choices: ['a', 'x'.repeat(81)] }, 'choices:too-long:80'],
    [{ text, choices: ['a', ''] }, 'choices:required'],
    [{ text, choices: 'Ja' }, 'choices:wrong-kind'],
    [{ text, checkBack: '2026-02-30' }, 'checkBack:not-a-day'],
    [{ text, checkBack: 'morgen' }, 'checkBack:not-a-day'],
  ];
  for (const [input, fault] of cases)
    assert.deepEqual(faultsOf(input).slice(0, 1), [fault], JSON.stringify(input));
});

test('a form gives one choice a line and leaves out what is empty', () => {
  assert.deepEqual(questionOfForm({ text: 'Vraag', choices: ' Ja \r\n\r\nNee\n', checkBack: '' }), {
    ...{ text: 'Vraag', choices: ['Ja', 'Nee'] },
  });
  assert.deepEqual(questionOfForm({ text: '', choices: ' \n', checkBack: '2026-12-01' }), {
    ...{ text: '', checkBack: '2026-12-01' },
  });
});
