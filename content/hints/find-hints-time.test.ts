import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHints } from './find-hints.ts';
import { rules as english } from './rules.en.ts';
import { rules as dutch } from './rules.nl.ts';

const longestText = 10_000;
const filled = (part: string, length = longestText) =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);
const everyWord = [...Object.values(dutch.lists), ...Object.values(english.lists)]
  .join(' ')
  .replace(/\s+/g, ' ');

/** What is bad for rules: every first word, every sign that a number may go on with, one word without end. */
const hardTexts = [
  ...[
    'mijn ',
    'ik ',
    'i ',
    'ik ben de ',
    'my ',
    'wij mij ons dat niemand weten alleen ',
    'bij ons in de ',
    'a',
    'é',
    '\n',
  ],
  ...[
    '0',
    '0 ',
    '(0',
    '+',
    '1:11',
    'a.@',
    'a@a.',
    'a.a',
    'NL91 ABNA ',
    '99 xx ',
    'kenteken a ',
    'Jan van der ',
    'A. ',
  ],
  ...['slaapkamerraam', 'they know it me ', '\u0301', '\ud800'],
].map((part) => filled(part));

const runs = 8;

/** Milliseconds of this thread alone, the mean of some runs: other work on the machine must not decide. */
function threadMilliseconds(text: string): number {
  const before = process.threadCpuUsage();
  for (let run = 0; run < runs; run += 1) findHints(text, 'nl');
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / runs;
}

test('the longest text that a report may have takes less than 20 milliseconds, however bad it is for the rules', (t) => {
  findHints(everyWord, 'nl');
  // All words of all lists once, so that no pattern can be set aside, and then the word that begins most of them.
  const unruly = ['ik ', 'i ', 'mijn ', 'wij '].map((part) =>
    (everyWord + filled(part, 30_000)).slice(-longestText - 2000),
  );
  const slowest = Math.max(...[...hardTexts, ...unruly].map((text) => threadMilliseconds(text)));
  t.diagnostic(`slowest of ${hardTexts.length + unruly.length} texts: ${slowest.toFixed(1)} ms`);
  assert.ok(slowest < 20, `${slowest.toFixed(1)} ms`);
});

test('twice the text takes about twice the time', () => {
  for (const part of ['ik ben de ', '(0', 'a@a.', 'kenteken a ', 'mijn ']) {
    const [short, long] = [
      threadMilliseconds(filled(part)),
      threadMilliseconds(filled(part, 8 * longestText)),
    ];
    assert.ok(long < 24 * Math.max(short, 1), `${part}: ${short.toFixed(1)} and ${long.toFixed(1)} ms`);
  }
});
