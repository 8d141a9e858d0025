import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DutchPage } from './dutch-page.ts';
import { findFaults } from './find-faults.ts';

const long = `Indien ${Array(21).fill('kat').join(' ')}.`;
const page = (readers: DutchPage['readers'], text: string) => ({
  file: `content/${readers}.md`,
  texts: [text],
  readers,
});
const told = async (...pages: DutchPage[]) =>
  (await findFaults(pages, [])).map(({ file, rule }) => [file, rule]);

test('what the public reads is held to B1 and spelled, what staff read is spelled only', async () => {
  assert.deepEqual(await told(page('public', long), page('staff', long)), [
    ['content/public.md', 'sentence-length'],
    ['content/public.md', 'forbidden-word'],
  ]);
  assert.deepEqual(await told(page('staff', 'Een foutt woord.')), [['content/staff.md', 'spelling']]);
});

test('a fault with a written reason may stay, and no other', async () => {
  const excused = {
    file: 'content/public.md',
    rule: 'spelling' as const,
    where: 'foutt',
    reason: 'An invented reason that says who needs this word.',
  };
  assert.deepEqual(await findFaults([page('public', 'Een foutt woord.')], [excused]), []);
  const [left, ...more] = await findFaults([page('public', 'Een foutt woord. Nog een mistaak.')], [excused]);
  assert.deepEqual([left?.rule, left?.where, more.length], ['spelling', 'Nog een mistaak.', 0]);
});
