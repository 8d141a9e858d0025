import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSpelling } from './check-spelling.ts';

const page = (file: string, ...texts: string[]) => ({ file, texts, readers: 'public' as const });

test('a misspelling is found, with its file and its sentence', async () => {
  const faults = await checkSpelling([
    page('content/goed.md', 'U ziet busjes in de nacht. Meld het zonder uw naam.'),
    page('content/fout.md', 'Blijf weg.', 'Raak niets aan. De brandweer komt onmidelijk. Wacht op afstand.'),
  ]);
  assert.deepEqual(faults, [
    {
      file: 'content/fout.md',
      rule: 'spelling',
      where: 'De brandweer komt onmidelijk.',
      detail: '"onmidelijk" is not in the dictionary or in words.txt',
    },
  ]);
});

test('English is not Dutch, and names, numbers to fill in and words of the project are no faults', async () => {
  const faults = await checkSpelling([
    page('a', 'The neighbourhood is dangerous.'),
    page(
      'b',
      'Bel {{phone:anonymousTips}} of Meld Misdaad Anoniem. De Drugshub ligt niet in Hollands Kroon.',
    ),
  ]);
  assert.ok(faults.length >= 1);
  assert.deepEqual([...new Set(faults.map(({ file }) => file))], ['a']);
});
